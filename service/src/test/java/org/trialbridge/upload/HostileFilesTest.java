package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.TableReader;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.upload.UploadPreview.State;

/** Every file that somebody could send, and what becomes of it. */
class HostileFilesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final BatchTerms TERMS = new BatchTerms(Provenance.RECORDED, true, false);
    private static final Duration QUICK = Duration.ofSeconds(2);

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final UploadReader READER = new UploadReader(new TableReader(Duration.ofSeconds(20)));
    /** Who follows a link of a file comes here. */
    private static final ServerSocket OUTSIDE = listen();

    private static CountsBatchService batches;
    private static Actor secretariat;

    @BeforeAll
    static void aTrialWithSites() {
        batches = new CountsBatchService(db.database(), CLOCK);
        Given given = new Given(db);
        long trial = given.trial("DAILY");
        db.jdbi().useTransaction(handle -> {
            handle.execute("select open_entry(0, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')");
            handle.execute("update trial set reporting_frequency = 'DAILY', week_ends_on = null");
        });
        for (String site : List.of("UZ-01", "PK-03", "EC-02", "GH-01")) {
            given.site(given.country("DAILY", site.substring(0, 2)), site, LocalDate.of(2023, 12, 1));
        }
        given.trial("OTHER");
        given.site(given.country("OTHER", "TH"), "TH-09", LocalDate.of(2023, 12, 1));
        secretariat = Given.actor(Role.SECRETARIAT, Place.trial(trial));
    }

    @AfterAll
    static void close() throws IOException {
        OUTSIDE.close();
    }

    static Stream<HostileFile> files() {
        String url = "http://127.0.0.1:" + OUTSIDE.getLocalPort() + "/evil.dtd";
        return Stream.of(HostilePackages.all(url), HostileSheets.all(), HostileTexts.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatBecomesOfIt(HostileFile file) throws IOException {
        Instant began = Clock.systemUTC().instant();

        Answer answer = answer(file);

        assertThat(answer.rows()).isEqualTo(file.rows());
        if (file.refused().isEmpty()) {
            assertThat(answer.refused()).isEmpty();
        } else {
            assertThat(answer.refused()).contains(file.refused()).doesNotContain("root:");
        }
        assertThat(Duration.between(began, Clock.systemUTC().instant())).isLessThan(QUICK.multipliedBy(3));
        assertNobodyCalled();
    }

    @Test
    void ofAHiddenSheetOnlyItsBeingThereIsTold() {
        HostileFile hidden = HostileSheets.all().stream()
                .filter(file -> file.name().startsWith("32"))
                .findFirst()
                .orElseThrow();

        assertThat(read(hidden).notices()).containsExactly("The hidden sheet old was not read.");
    }

    @Test
    void columnsThatAreNotReadAreNamed() {
        HostileFile more = HostileSheets.all().stream()
                .filter(file -> file.name().startsWith("36"))
                .findFirst()
                .orElseThrow();

        assertThat(read(more).notices())
                .containsExactly("The column approved is not read.", "The column id is not read.");
    }

    @Test
    void textsArriveAsTheyWereWritten() {
        List<String> notes = HostileSheets.all().stream()
                .filter(file ->
                        file.name().startsWith("55 texts") || file.name().startsWith("61"))
                .flatMap(file -> read(file).rows().stream())
                .map(row -> row.seen(Column.NOTE))
                .toList();

        assertThat(notes)
                .startsWith(HostileSheets.INJECTIONS.toArray(String[]::new))
                .endsWith("a\ufffdb", "AB", "_x0041_", "\ufffd");
    }

    @Test
    void theFirstOfJanuaryIsTheFirstOfJanuaryInBothCountsOfDays() {
        assertThat(HostileSheets.all().stream()
                        .filter(file ->
                                file.name().startsWith("38") || file.name().startsWith("47"))
                        .map(file -> read(file).rows().get(0).seen(Column.PERIOD_END)))
                .containsExactly("2024-01-01", "2024-01-01");
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answer(String refused, List<String> rows) {}

    private static Answer answer(HostileFile file) {
        try {
            UploadedRows rows = read(file);
            UploadPreview preview = UploadPreview.of(rows, batches.check(secretariat, "DAILY", rows.lines(), TERMS));
            return new Answer(
                    "", preview.rows().stream().map(HostileFilesTest::words).toList());
        } catch (Problem problem) {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            return new Answer(
                    problem.errors().stream().map(FieldError::message).collect(Collectors.joining()), List.of());
        }
    }

    private static UploadedRows read(HostileFile file) {
        String name = file.name().substring(file.name().indexOf(' ') + 1);
        try (UploadedFile kept = UploadedFile.receive(
                name, new ByteArrayInputStream(file.content().get()), Limits.UPLOAD)) {
            return READER.read(kept, Limits.UPLOAD);
        }
    }

    private static String words(UploadPreview.Row row) {
        String errors = row.errors().stream()
                .map(error -> error.column() == null ? "-" : error.column().heading())
                .collect(Collectors.joining(" "));
        return row.row().number() + " " + row.state() + (row.state() == State.REJECTED ? " " + errors : "");
    }

    private static void assertNobodyCalled() throws IOException {
        OUTSIDE.setSoTimeout(1);
        try {
            OUTSIDE.accept().close();
            assertThat("somebody").as("who follows a link of the file").isEqualTo("nobody");
        } catch (SocketTimeoutException nobody) {
            assertThat(nobody).isNotNull();
        }
    }
}
