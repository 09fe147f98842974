package org.trialbridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.trialbridge.trial.Participation;

/** The command as an operator runs it, against a database of its own. */
class BacktestCommandTest {
    private static final LocalDate FRIDAY = LocalDate.of(2019, 1, 4);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aSiteThatEnrolsFourAndSixAWeekInTurn() {
        Given given = new Given(db);
        given.trial("TB-1");
        Participation uzbekistan = given.country("TB-1", "UZ");
        long site = given.site(uzbekistan, "UZ-01", FRIDAY.minusDays(6));
        for (int week = 0; week < 80; week++) {
            given.counts(uzbekistan, site, FRIDAY.plusWeeks(week), 5 * (week + 1) + (week % 2 == 0 ? 1 : 0));
        }
        given.trial("TB-2");
    }

    @Test
    void whatWasForecastStandsBesideWhatCameAndBesideSimplerMethods() throws IOException {
        assertThat(run("--trial", "TB-1")).isTrue();

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines.get(0)).isEqualTo("Forecasts of trial TB-1, made with the counts up to a day, and what came.");
        // 25, 50 and 75 % of 400: after 20, 40 and 60 weeks; the last one came after 80
        assertThat(lines.subList(3, 6))
                .extracting(line -> line.replaceAll(" *\\|.*\\| *", " .. ").replaceFirst("^(\\S+) .. ", "$1 "))
                .containsExactly("2019-05-17 2020-07-10", "2019-10-04 2020-07-10", "2020-02-21 2020-07-10");
        assertThat(lines.subList(3, 6))
                .extracting(line -> line.replaceFirst("^[^|]*\\| *([0-9,]+) .*", "$1"))
                .containsExactly("100", "200", "300");
        assertThat(lines).anyMatch(line -> line.startsWith("trial ") && line.contains("forecast"));
        assertThat(lines.stream().filter(line -> line.contains("linear") || line.contains("constant")))
                .hasSize(18)
                .allMatch(line -> line.matches(".*\\| +[123] +\\| +0\\.0[0-9] +\\| +1\\.00 +\\| +1\\.00"));
        assertThat(lines)
                .endsWith(
                        "held: in which part of the cases the interval held what came; docs/forecast.md says how to read it.");
    }

    @Test
    void aTrialWithoutCountsAndOneThatIsNotThereAreToldAsSuch() throws IOException {
        assertThat(run("--trial", "TB-2")).isTrue();
        assertThat(out.toString(UTF_8)).isEqualTo("Trial TB-2 has too few counts to look back on.\n");

        assertThat(run("--trial", "NO-1")).isFalse();
        assertThat(err.toString(UTF_8)).isEqualTo("There is no trial NO-1.\n");
    }

    @Test
    void whatTheCommandDoesNotKnowIsRefused() throws IOException {
        assertThat(run("--trial", "TB-1", "--every", "13")).isFalse();
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    /** Tells whether it ended well; if not, the program ends with code 1. */
    private boolean run(String... arguments) throws IOException {
        Path config = folder.resolve("config.yml");
        try (InputStream usual = Objects.requireNonNull(getClass().getResourceAsStream("/test-config.yml"))) {
            String text = new String(usual.readAllBytes(), UTF_8);
            Files.writeString(
                    config,
                    text.replace(
                            "database:\n",
                            "database:\n  url: '%s'\n  user: '%s'\n  password: '%s'\n"
                                    .formatted(db.url(), db.user(), db.password())));
        }
        Bootstrap<TrialbridgeConfiguration> bootstrap = new Bootstrap<>(new TrialbridgeApplication());
        bootstrap.addCommand(new BacktestCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)));
        String[] all = new String[arguments.length + 2];
        all[0] = "backtest";
        all[1] = config.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new Cli(new JarLocation(TrialbridgeApplication.class), bootstrap, new ByteArrayOutputStream(), err)
                .run(all)
                .isEmpty();
    }
}
