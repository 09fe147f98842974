package org.trialbridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.trialbridge.forecast.Accrual;
import org.trialbridge.forecast.Bins;
import org.trialbridge.forecast.Completion;
import org.trialbridge.forecast.Model;
import org.trialbridge.forecast.Prospects;
import org.trialbridge.forecast.SiteAccrual;

/**
 * A forecast from counts in bins to the dates of its completion, with all refits of the past, on one core. The limit is
 * 100 ms for 500 sites and 100 periods.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ForecastBenchmark {
    @Param({"125", "500", "2000"})
    public int sites;

    @Param({"50", "100", "200"})
    public int periods;

    private @Nullable Accrual accrual;

    /** Weeks of sites that open one after the other during the first half, each at its own pace. */
    @Setup
    public void counts() {
        Random random = new Random(20210205);
        double week = Bins.Width.WEEK.months();
        List<SiteAccrual> all = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            double opened = random.nextDouble() * week * periods / 2;
            double perWeek = 1.5 * random.nextDouble();
            int[] counts = new int[periods];
            for (int k = (int) (opened / week) + 1; k < periods; k++) {
                counts[k] = (int) (perWeek + random.nextDouble());
            }
            all.add(SiteAccrual.of(week, counts, List.of(new SiteAccrual.Opening(opened, null))));
        }
        accrual = new Accrual(week, periods, all);
    }

    @Benchmark
    public @Nullable Double forecast() {
        Accrual counted = accrual;
        if (counted == null) {
            throw new IllegalStateException("not set up");
        }
        Model model = Model.fit(counted, Prospects.NONE);
        return Completion.of(model.outlook(), counted.enrolled()).quantile(0.9);
    }
}
