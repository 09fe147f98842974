package org.trialbridge.edition;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Cut;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.edition.EditionInput.Wanted;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.ReportFile;
import org.trialbridge.report.ReportTable;
import org.trialbridge.report.ReportVariant;
import org.trialbridge.report.SoftwareVersion;
import org.trialbridge.report.StatusReport;
import org.trialbridge.report.StatusReport.Issue;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.report.StatusReportWorkbook;
import org.trialbridge.report.TableFile;
import org.trialbridge.report.TableFormat;
import org.trialbridge.report.Thresholds;
import org.trialbridge.report.WholeReportDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Issues editions of the status report, shows them and makes them again. */
public final class EditionService {
    /** The zone in which a day begins first: what is the future there is the future everywhere. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private static final int ATTEMPTS = 4;

    private final Database database;
    private final Clock clock;
    private final Thresholds thresholds;
    private final String verifyAt;
    private final String softwareVersion = SoftwareVersion.read();

    /** @param publicUrl the address at which people reach this service */
    public EditionService(Database database, Clock clock, Thresholds thresholds, URI publicUrl) {
        this.database = database;
        this.clock = clock;
        this.thresholds = thresholds;
        this.verifyAt = publicUrl.resolve("/verification").toString();
    }

    /** The editions of a trial that the actor may see, the latest first. */
    public Listing<Edition> list(Actor actor, String trialCode, Window window) {
        return database.read(tx -> {
            Trial trial = trial(tx, trialCode);
            actor.requireWithin(Action.DOWNLOAD_REPORT, trial.place());
            List<Edition> editions = tx.dao(EditionDao.class)
                    .list(trial.id(), window.afterId(), window.fetch(), actor.scope(Action.DOWNLOAD_REPORT));
            return Listing.of(editions, window, Edition::number);
        });
    }

    /**
     * @throws Problem NOT_FOUND also for whoever may see only a part of what the edition shows; FORBIDDEN for whoever may
     *     download no report of the trial
     */
    public Edition find(Actor actor, String trialCode, int number) {
        return database.read(tx -> visible(tx, actor, trialCode, number));
    }

    /** A part of the bytes of an edition that was found. */
    public byte[] bytes(Actor actor, Edition edition, int from, int length) {
        actor.require(Action.DOWNLOAD_REPORT, edition.place());
        return database.read(tx -> tx.dao(EditionDao.class).bytes(edition.trialId(), edition.number(), from, length));
    }

    /** What somebody can choose who issues. */
    public EditionChoices choices(Actor actor, String trialCode) {
        return database.read(tx -> {
            Trial trial = trial(tx, trialCode);
            actor.requireWithin(Action.ISSUE_REPORT, trial.place());
            List<Participation> countries = tx.dao(ParticipationDao.class)
                    .list(trial.id(), null, Integer.MAX_VALUE, actor.scope(Action.ISSUE_REPORT));
            return new EditionChoices(
                    trial,
                    actor.may(Action.ISSUE_REPORT, trial.place()),
                    countries,
                    tx.dao(EditionDao.class).acceptedThrough(trial.id(), null));
        });
    }

    /**
     * Issues an edition. What is written meanwhile is in it completely or not at all, and no transaction but the reading
     * one is open while it is made. The number is taken when it is kept: if somebody was faster, it is made once more.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID with all that is wrong; UNAVAILABLE while
     *     something large is being saved
     */
    public Edition issue(Actor actor, String trialCode, EditionInput input) {
        Wanted wanted = database.read(tx -> wanted(tx, actor, trialCode, input));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Cut cut = database.cut();
            Made made = database.readThrough(cut.entryId(), tx -> make(tx, actor, trialCode, input, wanted, cut));
            try {
                return database.write(
                        actor, "edition.issue", wanted.why(), Guard.trial(trialCode), tx -> keep(tx, actor, made));
            } catch (Overtaken overtaken) {
                // somebody else issued the number meanwhile
            }
        }
        throw Problem.unavailable("Several people issue editions at once. Try again.", Duration.ofSeconds(10));
    }

    /** Makes an edition again from the records, as far as they were known then, and compares. */
    public Regeneration regenerate(Actor actor, String trialCode, int number) {
        Edition edition = find(actor, trialCode, number);
        ReportFile again = database.readThrough(
                edition.knownEntry(), tx -> render(tx, trialCode, edition.part(), edition.parameters(softwareVersion)));
        return Regeneration.of(edition, again, softwareVersion);
    }

    /** One sheet of an edition, made again from the records as far as they were known then, for other tools. */
    public TableFile table(Actor actor, String trialCode, int number, ReportTable table, TableFormat format) {
        Edition edition = find(actor, trialCode, number);
        if (!ReportVariant.STATUS.tables().contains(table)) {
            throw Problem.notFound();
        }
        return database.readThrough(
                edition.knownEntry(),
                tx -> TableFile.write(
                        read(tx, trialCode, edition.part(), edition.parameters(softwareVersion)), table, format));
    }

    private Wanted wanted(Transaction tx, Actor actor, String trialCode, EditionInput input) {
        Trial trial = trial(tx, trialCode);
        Participation country = country(tx, trialCode, input.country());
        actor.require(Action.ISSUE_REPORT, country == null ? trial.place() : country.place());
        Integer supersedes = input.supersedes();
        Edition old = supersedes == null
                ? null
                : tx.dao(EditionDao.class)
                        .find(trial.id(), supersedes, actor.scope(Action.DOWNLOAD_REPORT))
                        .orElse(null);
        return input.toWanted(LocalDate.ofInstant(clock.instant(), FIRST_ZONE), old);
    }

    private Made make(Transaction tx, Actor actor, String trialCode, EditionInput input, Wanted wanted, Cut cut) {
        EditionDao dao = tx.dao(EditionDao.class);
        Trial trial = trial(tx, trialCode);
        Participation country = country(tx, trialCode, input.country());
        Long participationId = country == null ? null : country.id();
        LocalDate asOf = wanted.asOf() == null ? dao.acceptedThrough(trial.id(), participationId) : wanted.asOf();
        if (asOf == null) {
            asOf = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
        Part part = new Part(trial.id(), asOf, participationId, input.country(), cut.entryId());
        Issue issue = new Issue(
                dao.nextNumber(trial.id()),
                wanted.title(),
                wanted.note(),
                role(actor, Edition.place(trial.id(), participationId)),
                wanted.supersedes(),
                wanted.reason(),
                verifyAt);
        Parameters parameters = new Parameters(
                asOf, cut.knownAt(), input.country(), false, thresholds, softwareVersion, issue, ReportVariant.STATUS);
        return new Made(part, parameters, issue, render(tx, trialCode, part, parameters));
    }

    private static Edition keep(Transaction tx, Actor actor, Made made) {
        EditionDao dao = tx.dao(EditionDao.class);
        long trialId = made.part().trialId();
        if (dao.nextNumber(trialId) != made.issue().number()) {
            throw new Overtaken();
        }
        dao.add(
                made.part(),
                made.parameters(),
                made.issue(),
                Parameters.LANGUAGE,
                made.parameters().thresholds(),
                made.file(),
                tx.entryId());
        return dao.find(trialId, made.issue().number(), actor.scope(Action.ISSUE_REPORT))
                .orElseThrow();
    }

    private static ReportFile render(Transaction tx, String trialCode, Part part, Parameters parameters) {
        return StatusReportWorkbook.write(read(tx, trialCode, part, parameters));
    }

    private static StatusReport read(Transaction tx, String trialCode, Part part, Parameters parameters) {
        return tx.dao(WholeReportDao.class)
                .read(
                        part,
                        reader(Edition.place(part.trialId(), part.participationId())),
                        trial(tx, trialCode),
                        parameters);
    }

    /** Somebody who sees all of a place and nothing else, so that an edition is the same whoever issues it. */
    private static Actor reader(Place place) {
        return new Actor(null, "Reader", List.of(new Grant(Role.LEADERSHIP, place)), Origin.SYSTEM);
    }

    private static @Nullable String role(Actor actor, Place place) {
        return actor.userId() == null
                ? null
                : actor.grants().stream()
                        .filter(grant -> grant.role().allows(Action.ISSUE_REPORT)
                                && grant.place().covers(place))
                        .map(grant -> grant.role().name())
                        .findFirst()
                        .orElseThrow();
    }

    private static Edition visible(Transaction tx, Actor actor, String trialCode, int number) {
        Trial trial = trial(tx, trialCode);
        actor.requireWithin(Action.DOWNLOAD_REPORT, trial.place());
        return tx.dao(EditionDao.class)
                .find(trial.id(), number, actor.scope(Action.DOWNLOAD_REPORT))
                .orElseThrow(Problem::notFound);
    }

    private static Trial trial(Transaction tx, String code) {
        return tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
    }

    private static @Nullable Participation country(Transaction tx, String trial, @Nullable String iso2) {
        return iso2 == null
                ? null
                : tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
    }

    /** An edition that is made and not yet kept. */
    private record Made(Part part, Parameters parameters, Issue issue, ReportFile file) {}

    /** Ends the transaction without a trace: the number of the edition belongs to another. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super(null, null, false, false);
        }
    }
}
