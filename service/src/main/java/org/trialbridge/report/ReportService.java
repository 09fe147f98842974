package org.trialbridge.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReportDao.Entry;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Makes status reports. */
public final class ReportService {
    /** The zone in which a day begins first: what is the future there is the future everywhere. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private final Database database;
    private final Clock clock;
    private final Thresholds thresholds;
    private final String softwareVersion = SoftwareVersion.read();

    public ReportService(Database database, Clock clock, Thresholds thresholds) {
        this.database = database;
        this.clock = clock;
        this.thresholds = thresholds;
    }

    /**
     * Returns the draft of a status report, cut to what the actor may see. Without {@code knownAt} it is made as of the
     * last audit entry of the trial, so that it stays the same as long as nothing is recorded.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}, unless some part of the trial may be seen;
     *     INVALID if the day or the instant lies in the future
     */
    public ReportFile statusReport(Actor actor, String trialCode, ReportRequest request) {
        return draft(actor, trialCode, request, StatusReportWorkbook::write);
    }

    /** One sheet of such a draft, for other tools. */
    public TableFile table(
            Actor actor, String trialCode, ReportRequest request, ReportTable table, TableFormat format) {
        ReportVariant variant = table == ReportTable.MINUTES ? ReportVariant.MINUTE_BOOK : ReportVariant.STATUS;
        return draft(
                actor,
                trialCode,
                new ReportRequest(request.asOf(), request.knownAt(), request.iso2(), variant),
                report -> TableFile.write(report, table, format));
    }

    private <T> T draft(Actor actor, String trialCode, ReportRequest request, Function<StatusReport, T> write) {
        LocalDate asOf = asOf(request);
        return database.readKnownAt(request.knownAt(), tx -> {
            Trial trial = tx.dao(TrialDao.class).find(trialCode).orElseThrow(Problem::notFound);
            Participation country = country(tx, trialCode, request.iso2());
            boolean cut = requirePart(actor, country == null ? trial.place() : country.place());
            Entry last = tx.dao(StatusReportDao.class)
                    .lastEntry(trial.id(), request.knownAt())
                    .orElseThrow(Problem::notFound);
            Instant knownAt = request.knownAt() == null ? last.recordedAt() : request.knownAt();
            Part part = new Part(
                    trial.id(),
                    asOf,
                    country == null ? null : country.id(),
                    country == null ? null : country.iso2(),
                    last.id());
            return write.apply(tx.dao(WholeReportDao.class)
                    .read(
                            part,
                            actor,
                            trial,
                            new Parameters(
                                    asOf,
                                    knownAt,
                                    part.iso2(),
                                    cut,
                                    thresholds,
                                    softwareVersion,
                                    null,
                                    request.variant())));
        });
    }

    /** What the actor can choose for his next report. */
    public ReportChoices choices(Actor actor, String trialCode) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(trialCode).orElseThrow(Problem::notFound);
            boolean cut = requirePart(actor, trial.place());
            List<String> codes = tx
                    .dao(ParticipationDao.class)
                    .list(trial.id(), null, Integer.MAX_VALUE, actor.scope(Action.DOWNLOAD_REPORT))
                    .stream()
                    .map(Participation::iso2)
                    .toList();
            return new ReportChoices(trial, CountryNames.sorted(codes), cut);
        });
    }

    private LocalDate asOf(ReportRequest request) {
        if (request.asOf() == null) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
        if (request.asOf().isAfter(LocalDate.ofInstant(clock.instant(), FIRST_ZONE))) {
            throw Problem.invalid("asOf", "Enter a day that is not in the future.");
        }
        return request.asOf();
    }

    private static @Nullable Participation country(Transaction tx, String trial, @Nullable String iso2) {
        return iso2 == null
                ? null
                : tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
    }

    /** Passes whoever may download reports of the place or of a part of it; tells whether it is only a part. */
    private static boolean requirePart(Actor actor, Place place) {
        if (actor.may(Action.DOWNLOAD_REPORT, place)) {
            return false;
        }
        boolean part = actor.grants().stream()
                .anyMatch(grant -> grant.role().allows(Action.DOWNLOAD_REPORT) && place.covers(grant.place()));
        if (!part) {
            actor.require(Action.DOWNLOAD_REPORT, place);
        }
        return part;
    }
}
