package org.trialbridge.importing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.trialbridge.access.Actor;

/** Forgets files that nobody loaded within a day. */
public final class ForgettingJob {
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private ForgettingJob() {}

    public static RecurringTask<Void> task(ImportService imports) {
        return Tasks.recurring("forget-imports", FixedDelay.of(PAUSE))
                .execute((instance, context) -> imports.forget(Actor.system()));
    }
}
