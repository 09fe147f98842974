package org.trialbridge.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.enrollment.CountryCounts;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.EnrollmentDao;
import org.trialbridge.enrollment.EnrollmentSeries;
import org.trialbridge.enrollment.PeriodEnrollment;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.enrollment.SeriesLine;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.outlook.OutlookDao;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.pipeline.Board;
import org.trialbridge.pipeline.BoardDao;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.plan.Planned;
import org.trialbridge.problem.Problem;
import org.trialbridge.risk.RiskDao;
import org.trialbridge.risk.RiskFilter;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Reads a trial as it stands on one page. */
public final class DashboardService {
    private static final int FEW = 8;
    private static final int SOON_DAYS = 30;

    private final Database database;
    private final Clock clock;
    private final Progress.Thresholds progressThresholds;
    private final MilestoneStatus.Thresholds milestoneThresholds;

    public DashboardService(
            Database database,
            Clock clock,
            Progress.Thresholds progressThresholds,
            MilestoneStatus.Thresholds milestoneThresholds) {
        this.database = database;
        this.clock = clock;
        this.progressThresholds = progressThresholds;
        this.milestoneThresholds = milestoneThresholds;
    }

    /**
     * Reads a trial, cut to the actor's countries.
     *
     * @param asOf the day it is about, or null for today (UTC)
     * @param knownAt what this system knew by then, or null for now
     * @throws Problem NOT_FOUND outside the actor's places; FORBIDDEN for who may see no country of it
     */
    public Overview overview(Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            boolean whole = actor.may(Action.VIEW, found.place());
            if (!whole) {
                actor.require(actor.mayAnywhere(Action.VIEW) ? Action.VIEW_FRAME : Action.VIEW, found.place());
            }
            return read(tx, actor.scope(Action.VIEW), actor, found, day, whole);
        });
    }

    private Overview read(Transaction tx, Scope scope, Actor actor, Trial trial, LocalDate day, boolean whole) {
        List<CountryCounts> counts = tx.dao(EnrollmentDao.class).countriesBy(trial.id(), null, day, scope);
        List<EnrollmentPlan> plans = tx.dao(PlanDao.class).inForce(trial.id(), day, scope);
        EnrollmentPlan plan = EnrollmentPlan.of(plans, null);
        List<Enrollment> countries = counts.stream()
                .map(country -> Enrollment.of(country, planned(EnrollmentPlan.of(plans, country.iso2()), day)))
                .toList();
        Integer target = whole ? trial.plannedEnrollment() : sumOfTargets(counts);
        Enrollment all = Enrollment.of(trial.code(), trial.title(), target, planned(plan, day), counts);
        Progress progress =
                new Progress(all.figures().enrolled(), target, Progress.elapsed(trial.startsOn(), trial.endsOn(), day));
        DashboardDao dao = tx.dao(DashboardDao.class);
        return new Overview(
                trial,
                day,
                whole,
                new Board(trial, day, null, tx.dao(BoardDao.class).board(trial.id(), day, scope)),
                all,
                progress,
                progress.rag(progressThresholds),
                plan,
                countries,
                periods(tx, trial, day, scope),
                forecast(tx, trial, day, scope, target),
                dao.numbers(trial.id(), day, scope),
                dao.overdue(trial.id(), day, FEW, scope),
                milestones(tx, actor, trial, day),
                tx.dao(RiskDao.class).list(RiskFilter.openOf(trial.code()), day, null, FEW, scope));
    }

    private static @Nullable Planned planned(@Nullable EnrollmentPlan plan, LocalDate day) {
        return plan == null ? null : Planned.of(plan, day);
    }

    private static @Nullable Integer sumOfTargets(List<CountryCounts> counts) {
        List<Integer> targets = counts.stream()
                .map(CountryCounts::target)
                .filter(Objects::nonNull)
                .toList();
        return targets.isEmpty()
                ? null
                : targets.stream().mapToInt(Integer::intValue).sum();
    }

    private static Forecast forecast(
            Transaction tx, Trial trial, LocalDate day, Scope scope, @Nullable Integer target) {
        OutlookDao dao = tx.dao(OutlookDao.class);
        return TrialOutlook.of(trial, day, dao.sites(trial.id(), day, scope), dao.countries(trial.id(), day, scope))
                .whole(target);
    }

    private static List<PeriodEnrollment> periods(Transaction tx, Trial trial, LocalDate day, Scope scope) {
        EnrollmentSeries series = new EnrollmentSeries(trial.calendar());
        try (Stream<SeriesLine> lines = tx.dao(EnrollmentDao.class).lines(trial.id(), day, scope)) {
            lines.forEachOrdered(series::add);
        }
        return series.periods();
    }

    private List<JudgedMilestone> milestones(Transaction tx, Actor actor, Trial trial, LocalDate day) {
        return tx.dao(MilestoneDao.class).judged(trial, day, day, milestoneThresholds).stream()
                .filter(judged -> actor.may(Action.VIEW, judged.milestone().place()))
                .filter(judged -> isLateOrSoon(judged, day))
                .limit(FEW)
                .toList();
    }

    private static boolean isLateOrSoon(JudgedMilestone judged, LocalDate day) {
        LocalDate expected = judged.expectedOn();
        return switch (judged.standing().status()) {
            case LATE -> true;
            case PLANNED, ON_TRACK, AT_RISK -> expected != null && !expected.isAfter(day.plusDays(SOON_DAYS));
            case ACHIEVED, CANCELLED -> false;
        };
    }
}
