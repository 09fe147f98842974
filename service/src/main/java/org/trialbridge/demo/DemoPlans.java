package org.trialbridge.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.plan.ApprovalInput;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.PlanInput;
import org.trialbridge.plan.PlanService;
import org.trialbridge.plan.RampUp;

/** Plans of enrollment, all made up: no source tells them. */
final class DemoPlans {
    private DemoPlans() {}

    static void add(Actor actor, PlanService plans) {
        add(
                actor,
                plans,
                null,
                new RampUp(LocalDate.of(2020, 11, 20), LocalDate.of(2021, 9, 24), 29_000, 120),
                "First plan (illustrative)",
                LocalDate.of(2020, 11, 16));
        add(
                actor,
                plans,
                "UZ",
                new RampUp(LocalDate.of(2020, 12, 10), LocalDate.of(2021, 5, 28), 9_000, 60),
                "First plan of Uzbekistan (illustrative)",
                LocalDate.of(2020, 12, 7));
        add(
                actor,
                plans,
                null,
                new RampUp(LocalDate.of(2020, 11, 20), LocalDate.of(2021, 11, 26), 29_000, 150),
                "Pakistan and Ecuador begin later than planned (illustrative)",
                LocalDate.of(2021, 3, 1));
    }

    private static void add(
            Actor actor, PlanService plans, @Nullable String iso2, RampUp rampUp, String reason, LocalDate approvedOn) {
        EnrollmentPlan plan =
                plans.illustrate(actor, DemoDirectory.TRIAL, new PlanInput(iso2, null, null, rampUp, reason));
        plans.approve(
                actor,
                DemoDirectory.TRIAL,
                plan.id(),
                new ApprovalInput(approvedOn, "Steering committee (illustrative)"));
    }
}
