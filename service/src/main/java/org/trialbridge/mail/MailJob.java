package org.trialbridge.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.trialbridge.access.Actor;

/** Sends the outbox every few seconds, on one node at a time. */
public final class MailJob {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private MailJob() {}

    public static RecurringTask<Void> task(MailService mail) {
        return Tasks.recurring("send-mail", FixedDelay.of(PAUSE))
                .execute((instance, context) -> mail.sendDue(Actor.system()));
    }
}
