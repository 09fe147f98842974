package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.importing.ImportLoadService;
import org.trialbridge.importing.ImportLook;
import org.trialbridge.importing.ImportReader;
import org.trialbridge.importing.ImportService;
import org.trialbridge.importing.Verdict;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.TableReader;

/** Every file that somebody could send as counts, sent as a spreadsheet of the directory. */
class HostileImportsTest {
    /** Who follows a link would come here; {@link HostileFilesTest} listens, this test only reads. */
    private static final String NOWHERE = "http://127.0.0.1:9/evil.dtd";

    private static final Actor SYSTEM = Actor.system();

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private final ImportService imports = new ImportService(db.database());
    private final ImportLoadService loads = new ImportLoadService(db.database(), Clock.systemUTC());
    private final ImportReader reader = new ImportReader(new TableReader(Duration.ofSeconds(20)), imports);

    @Test
    void whatIsNoTableIsRefusedWithWhatToDoAndNothingIsStored() {
        List<HostileFile> files = Stream.of(HostilePackages.all(NOWHERE), HostileTexts.all())
                .flatMap(List::stream)
                .filter(file -> !file.refused().isEmpty())
                .filter(file ->
                        !file.refused().contains("heading") && !file.refused().contains("sheet named"))
                .toList();
        List<String> surprises = new ArrayList<>();

        for (HostileFile file : files) {
            String answer = answer(file);
            // an import takes fewer rows than counts do
            if (!answer.contains(file.refused().replace("20,000", "5,000"))) {
                surprises.add(file.name() + ": " + answer);
            }
        }

        assertThat(files).hasSizeGreaterThan(30);
        assertThat(surprises).isEmpty();
    }

    @Test
    void whatCanBeReadIsJudgedRowByRow() {
        List<HostileFile> files = Stream.of(HostileSheets.all(), HostileTexts.all())
                .flatMap(List::stream)
                .filter(file -> file.refused().isEmpty())
                .toList();
        Instant began = Clock.systemUTC().instant();

        for (HostileFile file : files) {
            assertThat(answer(file)).as(file.name()).isNotBlank();
        }

        assertThat(files).hasSizeGreaterThan(20);
        assertThat(Duration.between(began, Clock.systemUTC().instant())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void formulasAndErrorsAreNoText() {
        HostileFile formulas = HostileSheets.all().stream()
                .filter(file -> file.name().startsWith("44"))
                .findFirst()
                .orElseThrow();
        ImportLook look = look(formulas, Map.of("site", "name", "country", "country", "enrolled", "native_name"));

        assertThat(look.rows().stream().flatMap(row -> row.errors().stream().map(error -> error.detail())))
                .contains("This is a formula. Enter the text itself.");
    }

    @Test
    void injectedTextsAreStoredAsTheyAreAndStayTexts() {
        AtomicInteger number = new AtomicInteger();
        String csv = HostileSheets.INJECTIONS.stream()
                .map(text -> "\"" + text.replace("\"", "\"\"") + " " + number.incrementAndGet() + "\",UZ,Other")
                .collect(Collectors.joining("\n", "name,country,kind\n", "\n"));
        HostileFile file = HostileFile.read("injected.csv", csv);
        ImportLook look = look(file, Map.of("name", "name", "country", "country", "kind", "kind"));
        Set<String> rejected = look.rows().stream()
                .filter(row -> row.state() == Verdict.State.REJECTED)
                .flatMap(row -> row.errors().stream().map(error -> error.detail()))
                .collect(Collectors.toSet());

        assertThat(look.rows()).hasSameSizeAs(HostileSheets.INJECTIONS);
        assertThat(rejected).isSubsetOf("Remove control characters; they can not be stored.");
    }

    private ImportLook look(HostileFile file, Map<String, String> columns) {
        String name = file.name().substring(file.name().indexOf(' ') + 1);
        var staged = reader.receive(
                SYSTEM,
                "institutions",
                null,
                new ByteArrayInputStream(file.content().get()),
                name);
        return loads.look(SYSTEM, staged.mapped(columns));
    }

    private String answer(HostileFile file) {
        try {
            return look(file, Map.of("site", "name", "country", "country"))
                    .rows()
                    .toString();
        } catch (Problem problem) {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            return problem.errors().stream().map(FieldError::message).collect(Collectors.joining());
        }
    }
}
