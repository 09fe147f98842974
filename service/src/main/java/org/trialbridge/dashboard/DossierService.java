package org.trialbridge.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.approval.ApprovalCourse;
import org.trialbridge.approval.ApprovalDao;
import org.trialbridge.approval.CourseDao;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.EnrollmentDao;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.outlook.Forecasted;
import org.trialbridge.outlook.OutlookDao;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.outreach.Outreach;
import org.trialbridge.outreach.OutreachDao;
import org.trialbridge.outreach.OutreachFilter;
import org.trialbridge.pipeline.EvidenceDao;
import org.trialbridge.pipeline.Expectation;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.pipeline.StageChangeDao;
import org.trialbridge.pipeline.StageFacts;
import org.trialbridge.pipeline.Standing;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.plan.Planned;
import org.trialbridge.problem.Problem;
import org.trialbridge.requirement.CountryNeeds;
import org.trialbridge.requirement.NeedsDao;
import org.trialbridge.risk.Risk;
import org.trialbridge.risk.RiskDao;
import org.trialbridge.risk.RiskFilter;
import org.trialbridge.statement.Statement;
import org.trialbridge.statement.StatementDao;
import org.trialbridge.statement.StatementFilter;
import org.trialbridge.statement.StatementGroup;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Brings together what is known of a country. */
public final class DossierService {
    private static final int MOST = 500;

    /** After every meeting that may be planned. */
    private static final LocalDate FAR = LocalDate.of(2100, 1, 1);

    private final Database database;
    private final Clock clock;
    private final MilestoneStatus.Thresholds thresholds;

    public DossierService(Database database, Clock clock, MilestoneStatus.Thresholds thresholds) {
        this.database = database;
        this.clock = clock;
        this.thresholds = thresholds;
    }

    /**
     * The dossier of a country.
     *
     * @param asOf the day by which it is told, or null for today with what is planned
     * @param knownAt when it was known, or null for now
     */
    public Dossier find(Actor actor, String trial, String iso2, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Participation country =
                    tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW, country.place());
            Scope scope = actor.scope(Action.VIEW);
            LocalDate today = asOf == null ? today(tx, iso2) : asOf;
            DossierDao dao = tx.dao(DossierDao.class);
            List<StageChange> history =
                    new ArrayList<>(tx.dao(StageChangeDao.class).list(country.trialId(), country.id(), asOf, scope));
            Standing standing = Standing.on(history, null);
            Collections.reverse(history);
            StageFacts facts = tx.dao(EvidenceDao.class).facts(country.trialId(), country.id(), today);
            List<ApprovalCourse> approvals = approvals(tx, country, today);
            EnrollmentPlan plan =
                    EnrollmentPlan.of(tx.dao(PlanDao.class).inForce(country.trialId(), today, scope), country.iso2());
            return new Dossier(
                    country,
                    today,
                    standing,
                    history,
                    expected(standing, facts),
                    facts.missingApprovals(),
                    Enrollment.of(
                            tx.dao(EnrollmentDao.class)
                                    .countriesBy(country.trialId(), country.id(), today, scope)
                                    .get(0),
                            plan == null ? null : Planned.of(plan, today)),
                    plan,
                    forecast(tx, country, today, scope),
                    dao.sites(country.id(), today),
                    dao.institutions(country.id(), today),
                    needs(tx, country, approvals, today),
                    approvals,
                    dao.agreements(country.id(), today),
                    dao.meetings(country.trialId(), iso2, asOf == null ? FAR : asOf),
                    outreach(tx, country, today, scope),
                    milestones(tx, country, asOf, today),
                    risks(tx, country, today, scope),
                    StatementGroup.of(statements(tx, country, today, scope)));
        });
    }

    private static Forecasted forecast(Transaction tx, Participation country, LocalDate today, Scope scope) {
        Trial trial = tx.dao(TrialDao.class).find(country.trial()).orElseThrow(Problem::notFound);
        OutlookDao dao = tx.dao(OutlookDao.class);
        return TrialOutlook.of(
                        trial, today, dao.sites(trial.id(), today, scope), dao.countries(trial.id(), today, scope))
                .countryWithHistory(country.iso2())
                .orElseThrow(Problem::notFound);
    }

    private static List<Expectation> expected(Standing standing, StageFacts facts) {
        return Expectation.next(standing.reached()).stream()
                .filter(expectation -> !expectation.isMet(facts))
                .toList();
    }

    private static List<ApprovalCourse> approvals(Transaction tx, Participation country, LocalDate today) {
        return tx.dao(CourseDao.class).told(tx.dao(ApprovalDao.class).ofCountry(country.id()), today);
    }

    private static CountryNeeds.Standing needs(
            Transaction tx, Participation country, List<ApprovalCourse> approvals, LocalDate today) {
        return tx.dao(NeedsDao.class).standing(country.id(), approvals, today);
    }

    private static List<Outreach> outreach(Transaction tx, Participation country, LocalDate today, Scope scope) {
        return tx.dao(OutreachDao.class).list(OutreachFilter.of(country.trial(), country.iso2()), MOST, scope).stream()
                .filter(one -> !one.on().isAfter(today))
                .toList();
    }

    private static List<Statement> statements(Transaction tx, Participation country, LocalDate today, Scope scope) {
        return tx
                .dao(StatementDao.class)
                .list(StatementFilter.of(country.trial(), country.iso2()), null, MOST, scope)
                .stream()
                .filter(one -> one.sourceOn() == null || !one.sourceOn().isAfter(today))
                .toList();
    }

    private static List<Risk> risks(Transaction tx, Participation country, LocalDate today, Scope scope) {
        RiskFilter open = RiskFilter.openOf(country.trial()).in(country.iso2());
        return tx.dao(RiskDao.class).list(open, today, null, MOST, scope);
    }

    private List<JudgedMilestone> milestones(
            Transaction tx, Participation country, @Nullable LocalDate asOf, LocalDate today) {
        Trial trial = tx.dao(TrialDao.class).find(country.trial()).orElseThrow(Problem::notFound);
        return tx.dao(MilestoneDao.class).judged(trial, asOf, today, thresholds).stream()
                .filter(judged -> country.iso2().equals(judged.milestone().iso2()))
                .toList();
    }

    private LocalDate today(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class).today(iso2, clock);
    }
}
