package org.trialbridge.requirement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalDao;
import org.trialbridge.approval.CourseDao;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;

/** Keeps which approvals each country needs, and tells what is missing. */
public final class NeedsService {
    private final Database database;
    private final Clock clock;

    public NeedsService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the form of a country offers. */
    public record Choices(Participation country, CountryNeeds needs, List<ApprovalTemplate> templates) {
        public Choices {
            templates = List.copyOf(templates);
        }
    }

    /**
     * What a country needs and how far it is.
     *
     * @param asOf the day by which it is told, or null for today in the country
     * @param knownAt when it was known, or null for now
     */
    public CountryNeeds.Standing find(
            Actor actor, String trial, String iso2, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Participation country = require(tx, actor, Action.VIEW, trial, iso2);
            return standing(tx, country, asOf == null ? today(tx, iso2) : asOf);
        });
    }

    /**
     * Writes down what a country needs, in the place of what was written down before.
     *
     * @param version the present one; 0 while nothing is written down
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} for the country; STALE if {@code version} is not the
     *     current one; INVALID if a rule is broken
     */
    public CountryNeeds.Standing save(Actor actor, String trial, String iso2, int version, NeedsInput input) {
        Guard guard = Guard.participation(trial, iso2);
        return database.write(actor, "approvalNeed.save", Texts.kept(input.reason()), guard, tx -> {
            Participation country = require(tx, actor, Action.EDIT_TRIAL, trial, iso2);
            NeedsDao dao = tx.dao(NeedsDao.class);
            CountryNeeds stored = dao.find(country.id()).orElseThrow(Problem::notFound);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("approval_need", dao.id(country.id())));
            }
            ApprovalTemplate template = tx.dao(TemplateDao.class).all().stream()
                    .filter(one -> Long.valueOf(one.id()).equals(input.templateId()))
                    .findFirst()
                    .orElse(null);
            CountryNeeds needs = input.toNeeds(stored, template);
            long id = dao.save(needs);
            dao.clear(id);
            dao.add(id, needs.items());
            return standing(tx, country, today(tx, iso2));
        });
    }

    /** What the form offers to somebody who may say what a country needs. */
    public Choices choices(Actor actor, String trial, String iso2) {
        return database.read(tx -> {
            Participation country = require(tx, actor, Action.EDIT_TRIAL, trial, iso2);
            return new Choices(
                    country,
                    tx.dao(NeedsDao.class).find(country.id()).orElseThrow(Problem::notFound),
                    tx.dao(TemplateDao.class).all());
        });
    }

    private static CountryNeeds.Standing standing(Transaction tx, Participation country, LocalDate day) {
        List<Approval> approvals = tx.dao(ApprovalDao.class).ofCountry(country.id());
        return tx.dao(NeedsDao.class)
                .standing(country.id(), tx.dao(CourseDao.class).told(approvals, day), day);
    }

    private static Participation require(Transaction tx, Actor actor, Action action, String trial, String iso2) {
        Participation country = tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
        actor.require(action, country.place());
        return country;
    }

    private LocalDate today(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class).today(iso2, clock);
    }
}
