package org.trialbridge;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Background work. Each job runs on one of the nodes at a time, because PostgreSQL hands it out. */
final class Jobs implements Managed {
    private static final int THREADS = 2;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(15);

    private final Scheduler scheduler;

    Jobs(DataSource source, List<RecurringTask<?>> tasks) {
        this.scheduler = Scheduler.create(source)
                .startTasks(tasks)
                .threads(THREADS)
                .shutdownMaxWait(PATIENCE_AT_THE_END)
                .build();
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void stop() {
        scheduler.stop();
    }
}
