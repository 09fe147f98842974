package org.trialbridge.account;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.trialbridge.access.Actor;

/** Removes sessions, failures and links that have ended, every hour. */
public final class CleaningJob {
    private static final Duration PAUSE = Duration.ofHours(1);

    private CleaningJob() {}

    public static RecurringTask<Void> task(SignInService signIns) {
        return Tasks.recurring("remove-what-ended", FixedDelay.of(PAUSE))
                .execute((instance, context) -> signIns.forgetWhatEnded(Actor.system()));
    }
}
