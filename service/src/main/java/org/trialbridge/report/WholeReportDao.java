package org.trialbridge.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalDao;
import org.trialbridge.approval.ApprovalFilter;
import org.trialbridge.approval.CourseDao;
import org.trialbridge.country.CountryDao;
import org.trialbridge.country.CountryNames;
import org.trialbridge.country.HolidayDao;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.outlook.OutlookDao;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.pipeline.StageChangeDao;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.reporting.ReportingDao;
import org.trialbridge.trial.Trial;

/** Everything that a status report reads, put together from the DAOs of the features that it shows. */
public interface WholeReportDao {
    /** Before any period. */
    LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** How many changed lines of counts a report lists. */
    int MOST_LINES = 200;

    /** How many other facts that changed. */
    int MOST_FACTS = 1000;

    @CreateSqlObject
    StatusReportDao status();

    @CreateSqlObject
    MeetingReportDao meetings();

    @CreateSqlObject
    CountryDao places();

    @CreateSqlObject
    HolidayDao holidays();

    @CreateSqlObject
    RiskReportDao risks();

    @CreateSqlObject
    MilestoneDao milestones();

    @CreateSqlObject
    PlanDao plans();

    @CreateSqlObject
    OutlookDao outlooks();

    @CreateSqlObject
    StageChangeDao stages();

    @CreateSqlObject
    ApprovalDao approvals();

    @CreateSqlObject
    CourseDao courses();

    @CreateSqlObject
    ReportingDao reporting();

    @CreateSqlObject
    ChangesDao changes();

    /**
     * Reads a report as far as a reader may see. Its rows of data are read when it is written, in the same transaction.
     */
    default StatusReport read(Part part, Actor reader, Trial trial, Parameters parameters) {
        Scope scope = reader.scope(Action.DOWNLOAD_REPORT);
        StatusReportDao dao = status();
        MeetingReportDao meetings = meetings();
        Rows<DataLine> data = consumer -> {
            try (Stream<DataLine> lines = dao.counts(part, scope)) {
                lines.forEach(consumer);
            }
        };
        Changes changes = parameters.cut() ? Changes.NONE : changes(part, parameters, scope);
        RollUp rollUp = new RollUp();
        data.forEach(rollUp::add);
        List<StatusReport.Country> countries = dao.countries(part, scope).stream()
                .sorted(Comparator.comparing(StatusReport.Country::name))
                .toList();
        List<StatusReport.Meeting> held = meetings.meetings(part, scope);
        return new StatusReport(
                parameters,
                trial,
                countries,
                dao.sites(part, scope).stream()
                        .sorted(Comparator.comparing(site -> CountryNames.of(site.iso2())))
                        .toList(),
                rollUp.totals(),
                plans().inForce(trial.id(), part.asOf(), scope),
                ReportForecasts.of(
                        TrialOutlook.of(
                                trial,
                                part.asOf(),
                                outlooks().sites(trial.id(), part.asOf(), scope),
                                outlooks().countries(trial.id(), part.asOf(), scope)),
                        parameters,
                        Summary.target(parameters, trial, countries)),
                held,
                DelegationTimes.of(held, places().all(), holidays()::between),
                parameters.variant().tables().contains(ReportTable.MINUTES) ? meetings.minutes(part, scope) : List.of(),
                meetings.stageMoves(part, scope),
                meetings.decisions(part, scope),
                meetings.actionItems(part, scope),
                risks().risks(part, scope),
                milestones(reader, trial, part, parameters.thresholds()),
                stages().list(trial.id(), part.participationId(), part.asOf(), scope).stream()
                        .filter(change -> !change.undone())
                        .toList(),
                courses().told(approvals(trial, part, scope), part.asOf()),
                quality(trial, part, parameters, scope),
                changes,
                data,
                dao.trail(part));
    }

    private List<Approval> approvals(Trial trial, Part part, Scope scope) {
        return approvals()
                .list(new ApprovalFilter(trial.code(), part.iso2(), null, null, null), Integer.MAX_VALUE, scope)
                .stream()
                .sorted(Comparator.comparing((Approval approval) -> CountryNames.of(approval.iso2()))
                        .thenComparing(Approval::site, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Approval::kind)
                        .thenComparing(Approval::id))
                .toList();
    }

    private DataQuality quality(Trial trial, Part part, Parameters parameters, Scope scope) {
        return DataQuality.of(
                trial.calendar(),
                reporting().lines(trial.id(), FIRST_DAY, part.asOf(), part.iso2(), scope),
                status().warnings(part, scope),
                part.asOf(),
                parameters.knownAt());
    }

    /** Whoever sees only a part is told nothing of editions that show more. */
    private Changes changes(Part part, Parameters parameters, Scope scope) {
        Integer supersedes =
                parameters.issue() == null ? null : parameters.issue().supersedes();
        Changes.Since since = changes().since(part, supersedes).orElse(null);
        if (since == null) {
            return Changes.NONE;
        }
        Part before = new Part(part.trialId(), since.asOf(), part.participationId(), part.iso2(), since.knownEntry());
        List<ChangedCount.Line> lines = changes().counts(before, part, MOST_LINES + 1, scope);
        List<ChangedFact> other = changes().facts(before, part, MOST_FACTS + 1, scope);
        List<ChangedFact> facts = Stream.concat(
                        changes().stages(before, part, scope).stream(),
                        other.stream().limit(MOST_FACTS))
                .toList();
        return new Changes(
                since,
                facts,
                lines.stream()
                        .limit(MOST_LINES)
                        .flatMap(ChangedCount.Line::counts)
                        .toList(),
                lines.size() > MOST_LINES || other.size() > MOST_FACTS,
                enrolled(before, scope));
    }

    /** What the countries had enrolled in another report, as far as anything was told. */
    private Map<Long, Long> enrolled(Part part, Scope scope) {
        RollUp rollUp = new RollUp();
        try (Stream<DataLine> lines = status().counts(part, scope)) {
            lines.forEach(rollUp::add);
        }
        Map<Long, Long> enrolled = new HashMap<>();
        rollUp.totals().countries().forEach((id, total) -> {
            Long number = total.enrolled();
            if (number != null) {
                enrolled.put(id, number);
            }
        });
        return enrolled;
    }

    /** All of the trial are judged together, then those that the actor may see are taken. */
    private List<JudgedMilestone> milestones(Actor reader, Trial trial, Part part, Thresholds thresholds) {
        return milestones().judged(trial, part.asOf(), part.asOf(), thresholds.milestones()).stream()
                .filter(judged -> part.iso2() == null
                        || part.iso2().equals(judged.milestone().iso2()))
                .filter(judged ->
                        reader.may(Action.DOWNLOAD_REPORT, judged.milestone().place()))
                .toList();
    }
}
