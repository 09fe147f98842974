package org.trialbridge.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Keeps the approvals of countries and sites. */
public final class ApprovalService {
    /** The order if none is asked for. */
    public static final Sort<ApprovalSort> USUAL = Sort.up(ApprovalSort.RECORDED);

    private static final int MAX_CHOICES = 1000;

    private final Database database;
    private final Clock clock;

    public ApprovalService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The approvals that the actor may see. */
    public Listing<Approval> list(Actor actor, ApprovalFilter filter, Sort<ApprovalSort> sort, Window window) {
        ApprovalFilter now = filter.at(clock.instant());
        return database.read(tx -> {
            Map<String, LocalDate> today = tx.dao(CountryDao.class).todayEverywhere(clock);
            Listing<Approval> recorded = Listing.of(
                    tx.dao(ApprovalDao.class)
                            .list(now, sort, window.afterPlace(), window.fetch(), actor.scope(Action.VIEW)),
                    window);
            return recorded.as(approvals -> approvals.stream()
                    .map(approval -> approval.on(Objects.requireNonNull(today.get(approval.iso2()))))
                    .toList());
        });
    }

    /**
     * As {@link #list}, of one trial.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for the trial
     */
    public Listing<Approval> ofTrial(
            Actor actor, String trial, ApprovalFilter filter, Sort<ApprovalSort> sort, Window window) {
        database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            return found;
        });
        return list(actor, filter, sort, window);
    }

    /** The approval as it stands today. */
    public Approval find(Actor actor, long id) {
        return database.read(tx -> {
            Approval found = tx.dao(ApprovalDao.class).find(id).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW, found.place());
            return found.on(today(tx, found.iso2()));
        });
    }

    /** The approval as it was recorded, for changing it: its last day may have been typed wrong. */
    public Approval recorded(Actor actor, long id) {
        return database.read(tx -> {
            Approval found = tx.dao(ApprovalDao.class).find(id).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW, found.place());
            return found;
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} for the country; INVALID if a rule is broken */
    public Approval create(Actor actor, ApprovalInput input) {
        String trial = named(input.trial(), "trial");
        String iso2 = named(input.iso2(), "iso2");
        return database.write(actor, "approval.create", Guard.participation(trial, iso2), tx -> {
            Participation country = require(tx, actor, trial, iso2);
            Approval blank = new Approval(
                    0,
                    1,
                    country.trialId(),
                    trial,
                    country.id(),
                    iso2,
                    null,
                    null,
                    Approval.Kind.ETHICS,
                    null,
                    null,
                    null,
                    Approval.Status.PLANNED,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false);
            ApprovalDao dao = tx.dao(ApprovalDao.class);
            long id = dao.insert(checked(tx, input, blank));
            return dao.find(id).orElseThrow(Problem::notFound).on(today(tx, iso2));
        });
    }

    /**
     * Changes an approval; its country stays.
     *
     * @throws Problem STALE if {@code version} is not the current one
     */
    public Approval change(Actor actor, long id, int version, ApprovalInput input) {
        return database.write(actor, "approval.change", Guard.approval(id), tx -> {
            ApprovalDao dao = tx.dao(ApprovalDao.class);
            Approval stored = dao.find(id).orElseThrow(Problem::notFound);
            require(tx, actor, stored.trial(), stored.iso2());
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("approval", id));
            }
            dao.update(checked(tx, input, stored));
            return dao.find(id).orElseThrow(Problem::notFound).on(today(tx, stored.iso2()));
        });
    }

    /** What the form offers to somebody who may record approvals of a country. */
    public ApprovalChoices choices(Actor actor, String trial, String iso2) {
        return database.read(tx -> {
            Participation country = require(tx, actor, trial, iso2);
            List<String> sites = tx
                    .dao(SiteDao.class)
                    .list(country.trialId(), iso2, null, MAX_CHOICES, actor.scope(Action.EDIT_APPROVALS))
                    .stream()
                    .map(Site::code)
                    .toList();
            return new ApprovalChoices(
                    country,
                    today(tx, iso2),
                    sites,
                    tx.dao(InstitutionDao.class).list(null, null, null, MAX_CHOICES));
        });
    }

    private Approval checked(Transaction tx, ApprovalInput input, Approval stored) {
        String code = input.site();
        Site site = code == null
                ? null
                : tx.dao(SiteDao.class)
                        .find(stored.trial(), code)
                        .filter(found -> found.participationId() == stored.participationId())
                        .orElse(null);
        Long authorityId = input.authorityInstitutionId();
        Institution authority = authorityId == null
                ? null
                : tx.dao(InstitutionDao.class).find(authorityId).orElse(null);
        boolean open =
                tx.dao(CourseDao.class).questions(List.of(stored.id())).stream().anyMatch(ApprovalQuestion::open);
        return input.toApproval(stored, site, authority, open, today(tx, stored.iso2()));
    }

    private static Participation require(Transaction tx, Actor actor, String trial, String iso2) {
        Participation country = tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
        actor.require(Action.EDIT_APPROVALS, country.place());
        return country;
    }

    private static String named(@Nullable String value, String field) {
        if (value == null) {
            throw Problem.invalid(field, "Enter a value.");
        }
        return value;
    }

    private LocalDate today(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class).today(iso2, clock);
    }
}
