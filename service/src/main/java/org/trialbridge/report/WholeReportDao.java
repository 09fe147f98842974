package org.trialbridge.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.country.CountryDao;
import org.trialbridge.country.CountryNames;
import org.trialbridge.country.HolidayDao;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.outlook.OutlookDao;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.trial.Trial;

/** Everything that a status report reads, put together from the DAOs of the features that it shows. */
public interface WholeReportDao {
    @CreateSqlObject
    StatusReportDao status();

    @CreateSqlObject
    MeetingReportDao meetings();

    @CreateSqlObject
    CountryDao places();

    @CreateSqlObject
    HolidayDao holidays();

    @CreateSqlObject
    MilestoneDao milestones();

    @CreateSqlObject
    PlanDao plans();

    @CreateSqlObject
    OutlookDao outlooks();

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
                meetings.stageMoves(part, scope),
                meetings.decisions(part, scope),
                meetings.actionItems(part, scope),
                milestones(reader, trial, part, parameters.thresholds()),
                data,
                dao.trail(part));
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
