package org.trialbridge.digest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.trialbridge.access.Actor;

/** Writes the digests of those for whom it is morning, on one node at a time. */
public final class DigestJob {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private DigestJob() {}

    public static RecurringTask<Void> task(DigestService digests) {
        return Tasks.recurring("write-digests", FixedDelay.of(PAUSE))
                .execute((instance, context) -> digests.send(Actor.system()));
    }
}
