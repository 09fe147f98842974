package org.trialbridge.reporting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.trialbridge.access.Actor;

/** Reminds people of reports that are not in, on one node at a time. */
public final class ReminderJob {
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private ReminderJob() {}

    public static RecurringTask<Void> task(ReminderService reminders) {
        return Tasks.recurring("remind-of-reports", FixedDelay.of(PAUSE))
                .execute((instance, context) -> reminders.remind(Actor.system()));
    }
}
