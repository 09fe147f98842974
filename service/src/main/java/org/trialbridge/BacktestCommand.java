package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.outlook.Backtest;
import org.trialbridge.outlook.BacktestService;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.problem.Problem;

/** {@code backtest config.yml --trial CODE}: prints how well the forecast would have done in a trial's past, and ends. */
final class BacktestCommand extends ConfiguredCommand<TrialbridgeConfiguration> {
    private final PrintStream out;
    private final PrintStream err;

    BacktestCommand() {
        this(System.out, System.err);
    }

    /**
     * @param out what is printed
     * @param err why nothing is
     */
    BacktestCommand(PrintStream out, PrintStream err) {
        super("backtest", "Print how well the enrollment forecast would have done in the past of a trial");
        this.out = out;
        this.err = err;
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("--trial").required(true).help("the code of a trial whose counts are loaded");
        subparser
                .addArgument("--every")
                .type(Integer.class)
                .choices(Arguments.range(1, 12))
                .help("look ahead every so many months, instead of from 25, 50 and 75 % of the number enrolled");
    }

    @Override
    protected void run(
            Bootstrap<TrialbridgeConfiguration> bootstrap, Namespace namespace, TrialbridgeConfiguration configuration)
            throws Exception {
        String trial = namespace.getString("trial");
        Integer every = namespace.getInt("every");
        try (OpenDatabase opened = OpenDatabase.open(configuration.database(), new MetricRegistry())) {
            print(
                    trial,
                    new BacktestService(opened.database()).test(Actor.system(), trial, every == null ? 0 : every),
                    out);
        }
    }

    static void print(String trial, Backtest test, PrintStream out) {
        if (test.completed().isEmpty()) {
            out.println("Trial " + trial + " has too few counts to look back on.");
            return;
        }
        out.println("Forecasts of trial " + trial + ", made with the counts up to a day, and what came.");
        out.println();
        out.println(
                "counts up to | enrolled | expected  | 8 of 10: from | to        | 19 of 20: from | to        | came on");
        for (Backtest.Completed one : test.completed()) {
            Forecast.Dates dates = one.forecast().completion();
            out.printf(
                    Locale.ROOT,
                    "%s   | %,8d | %s | %s    | %s | %s     | %s | %s%n",
                    one.origin(),
                    one.enrolled(),
                    day(dates == null ? null : dates.expectedOn()),
                    day(dates == null ? null : dates.from80()),
                    day(dates == null ? null : dates.to80()),
                    day(dates == null ? null : dates.from95()),
                    day(dates == null ? null : dates.to95()),
                    one.reachedOn());
        }
        out.println();
        out.println("level   | months | method                | cases | missed | 80 % held | 95 % held");
        test.scores()
                .forEach((line, score) -> out.printf(
                        Locale.ROOT,
                        "%-7s | %6d | %-21s | %5d | %6.2f | %9.2f | %9.2f%n",
                        line.level().name().toLowerCase(Locale.ROOT),
                        line.months(),
                        line.method().label(),
                        score.cases(),
                        score.error(),
                        score.coverage80(),
                        score.coverage95()));
        out.println();
        out.println("missed: the differences of all cases together, as a part of the participants who came.");
        out.println(
                "held: in which part of the cases the interval held what came; docs/forecast.md says how to read it.");
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "open      " : day.toString();
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        if (thrown instanceof Problem problem && problem.kind() == Problem.Kind.NOT_FOUND) {
            err.println("There is no trial " + namespace.getString("trial") + ".");
        } else {
            super.onError(cli, namespace, thrown);
        }
    }
}
