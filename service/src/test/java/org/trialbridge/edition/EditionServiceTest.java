package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbridge.edition.World.FRIDAY;
import static org.trialbridge.edition.World.TRIAL;
import static org.trialbridge.edition.World.input;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.ReadWorkbook;

class EditionServiceTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private World world;
    private EditionService editions;

    @BeforeEach
    void givenATrial() {
        world = new World(db);
        editions = world.editions();
    }

    @Test
    void anEditionIsKeptWithAllThatItWasMadeFrom() {
        Edition edition = editions.issue(
                world.leader(),
                TRIAL,
                new EditionInput(FRIDAY, null, "For the board & others", "Page 1 is enough.", null, null));

        ReadWorkbook read = ReadWorkbook.of(bytes(edition));
        assertThat(edition.number()).isEqualTo(1);
        assertThat(edition.fileName()).isEqualTo("ZF2001-III_status_2021-02-05_E0001.xlsx");
        assertThat(edition.issuedBy()).isEqualTo("LEADERSHIP");
        assertThat(edition.contentHash()).isEqualTo(read.provenance("Content hash (SHA-256)"));
        assertThat(edition.knownEntry()).isPositive();
        assertThat(edition).isEqualTo(editions.find(world.leader(), TRIAL, 1));
        assertThat(read.column("Countries", "Enrolled")).containsExactly("5", "60");
        assertThat(read.provenance("Edition")).isEqualTo("E0001");
        assertThat(read.provenance("Title")).isEqualTo("For the board & others");
        assertThat(read.provenance("Note")).isEqualTo("Page 1 is enough.");
        assertThat(read.provenance("Issued by")).isEqualTo("Leadership");
        assertThat(read.provenance("How to verify")).contains("https://trialbridge.example/verification");
        assertThat(read.provenance("How to get the same report again"))
                .isEqualTo("GET /api/v1/trials/ZF2001-III/editions/1.xlsx");
        assertThat(read.workbook())
                .allSatisfy(sheet -> assertThat(sheet.getFooter().getCenter())
                        .isEqualTo("Edition E0001\nVerify this file at https://trialbridge.example/verification"));
        assertThat(read.cells())
                .extracting(Object::toString)
                .contains("Edition E0001, issued by: Leadership. For the board & others", "Note: Page 1 is enough.");
    }

    @Test
    void theBytesCanBeReadInParts() {
        Edition edition = issue(FRIDAY, null);
        byte[] all = bytes(edition);

        assertThat(editions.bytes(world.leader(), edition, 0, 4))
                .startsWith('P', 'K')
                .hasSize(4);
        assertThat(editions.bytes(world.leader(), edition, 100, 50)).isEqualTo(Arrays.copyOfRange(all, 100, 150));
        assertThat(editions.bytes(world.leader(), edition, edition.size() - 3, 100))
                .hasSize(3);
    }

    @Test
    void theDayIsTheLastThroughWhichAllReportingCountriesAreAccepted() {
        world.given.country(TRIAL, "PK"); // has never reported
        world.given.lock(world.uzbekistan, FRIDAY);

        assertThat(issue(null, null).asOf()).as("one country is open").isEqualTo(LocalDate.of(2021, 3, 2));
        assertThat(issue(null, "UZ").asOf()).isEqualTo(FRIDAY);

        world.given.lock(world.indonesia, FRIDAY.minusWeeks(1));
        assertThat(issue(null, null).asOf()).isEqualTo(FRIDAY.minusWeeks(1));
        assertThat(issue(FRIDAY.minusWeeks(2), null).asOf()).isEqualTo(FRIDAY.minusWeeks(2));
    }

    @Test
    void numbersRunInEachTrialWhateverHappensAtOnce() {
        world.given.trial("OTHER-2");
        List<CompletableFuture<Edition>> issued = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> issue(FRIDAY.minusDays(i), null)))
                .toList();

        assertThat(issued)
                .extracting(CompletableFuture::join)
                .extracting(Edition::number)
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(editions.issue(everywhere(), "OTHER-2", input(FRIDAY, null)).number())
                .isEqualTo(1);
        assertThat(editions.list(world.leader(), TRIAL, new Window(2, null)).items())
                .extracting(Edition::number)
                .containsExactly(3, 2);
        assertThat(editions.list(world.leader(), TRIAL, new Window(2, "2")).items())
                .extracting(Edition::number)
                .containsExactly(1);
    }

    @Test
    void aRepeatedRequestIssuesOnce() {
        Actor actor = world.actor(
                Role.SECRETARIAT, Place.EVERYTHING, new Origin.Retry("key-1", "fingerprint of the request"));

        Edition first = editions.issue(actor, TRIAL, input(FRIDAY, null));
        Edition again = editions.issue(actor, TRIAL, input(FRIDAY, null));

        assertThat(again).isEqualTo(first);
        assertThat(editions.list(world.leader(), TRIAL, Window.FIRST).items()).containsExactly(first);
    }

    @Test
    void anEditionDoesNotExistForWhoeverSeesOnlyAPartOfIt() {
        Edition whole = issue(FRIDAY, null);
        Edition part = issue(FRIDAY, "UZ");
        Edition other = issue(FRIDAY, "ID");
        Actor coordinator = world.actor(Role.COUNTRY_COORDINATOR, world.uzbekistan.place());
        Actor contact =
                world.actor(Role.SITE_CONTACT, Place.site(whole.trialId(), world.uzbekistan.id(), world.tashkent));

        assertThat(editions.list(coordinator, TRIAL, Window.FIRST).items()).containsExactly(part);
        assertThat(editions.find(coordinator, TRIAL, part.number())).isEqualTo(part);
        assertThat(part.fileName()).isEqualTo("ZF2001-III_UZ_status_2021-02-05_E0002.xlsx");
        assertThat(ReadWorkbook.of(bytes(part)).column("Countries", "ISO")).containsExactly("UZ");
        assertProblem(Problem.Kind.NOT_FOUND, () -> editions.find(coordinator, TRIAL, whole.number()));
        assertProblem(Problem.Kind.NOT_FOUND, () -> editions.find(coordinator, TRIAL, other.number()));
        assertProblem(Problem.Kind.NOT_FOUND, () -> editions.regenerate(coordinator, TRIAL, whole.number()));
        assertProblem(Problem.Kind.FORBIDDEN, () -> editions.bytes(coordinator, whole, 0, 10));
        assertProblem(Problem.Kind.FORBIDDEN, () -> editions.find(contact, TRIAL, part.number()));
        assertProblem(Problem.Kind.FORBIDDEN, () -> editions.list(contact, TRIAL, Window.FIRST));
    }

    @Test
    void leadershipAndTheSecretariatIssueWhatLiesInTheirPlaces() {
        Actor ofUzbekistan = world.actor(Role.LEADERSHIP, world.uzbekistan.place());

        assertThat(editions.issue(ofUzbekistan, TRIAL, input(FRIDAY, "UZ")).country())
                .isEqualTo("UZ");
        assertProblem(Problem.Kind.FORBIDDEN, () -> editions.issue(ofUzbekistan, TRIAL, input(FRIDAY, null)));
        assertProblem(Problem.Kind.NOT_FOUND, () -> editions.issue(ofUzbekistan, TRIAL, input(FRIDAY, "ID")));
        assertProblem(Problem.Kind.NOT_FOUND, () -> editions.issue(world.leader(), TRIAL, input(FRIDAY, "BR")));
        for (Role role : List.of(Role.AUDITOR, Role.COUNTRY_COORDINATOR, Role.SITE_CONTACT, Role.ADMINISTRATOR)) {
            Actor actor = world.actor(role, world.uzbekistan.place());
            assertProblem(Problem.Kind.FORBIDDEN, () -> editions.issue(actor, TRIAL, input(FRIDAY, "UZ")));
        }
        assertThat(editions.list(world.leader(), TRIAL, Window.FIRST).items()).hasSize(1);
    }

    @Test
    void anEditionSupersedesAnotherWithAReason() {
        issue(FRIDAY, null);

        Edition second = editions.issue(
                world.leader(), TRIAL, new EditionInput(FRIDAY, null, null, null, 1, "Tashkent counted again"));
        Edition first = editions.find(world.leader(), TRIAL, 1);
        ReadWorkbook read = ReadWorkbook.of(bytes(second));

        assertThat(second.supersedes()).isEqualTo(1);
        assertThat(second.reason()).isEqualTo("Tashkent counted again");
        assertThat(first.supersededBy()).isEqualTo(2);
        assertThat(first.supersededReason()).isEqualTo("Tashkent counted again");
        assertThat(first.supersededAt()).isEqualTo(second.issuedAt());
        assertThat(read.provenance("Supersedes")).isEqualTo("E0001");
        assertThat(read.provenance("Reason")).isEqualTo("Tashkent counted again");
        assertThat(read.cells())
                .extracting(Object::toString)
                .contains("Supersedes edition E0001: Tashkent counted again");
        assertThat(reasonOfTheLastEntry()).isEqualTo("Tashkent counted again");
    }

    @Test
    void whatIsNotSaidCompletelyIsNotIssued() {
        issue(FRIDAY, null);
        issue(FRIDAY, "UZ");
        editions.issue(world.leader(), TRIAL, new EditionInput(FRIDAY, null, null, null, 1, "again"));

        assertRefused("reason", new EditionInput(FRIDAY, null, null, null, 3, " "));
        assertRefused("supersedes", new EditionInput(FRIDAY, null, null, null, null, "again"));
        assertRefused("supersedes", new EditionInput(FRIDAY, null, null, null, 9, "no such edition"));
        assertRefused("supersedes", new EditionInput(FRIDAY, null, null, null, 1, "superseded already"));
        assertRefused("supersedes", new EditionInput(FRIDAY, null, null, null, 2, "about one country"));
        assertRefused("asOf", input(LocalDate.of(2021, 3, 4), null));
        assertRefused("asOf", input(LocalDate.of(999, 3, 4), null));
        assertRefused("title", new EditionInput(FRIDAY, null, "x".repeat(121), null, null, null));
        assertRefused("note", new EditionInput(FRIDAY, null, null, "a\u0000b", null, null));
        assertThat(editions.list(world.leader(), TRIAL, Window.FIRST).items()).hasSize(3);
    }

    @Test
    void nobodyChangesWhatWasIssued() {
        issue(FRIDAY, null);

        assertThatThrownBy(() ->
                        world.given.insert("update report_edition set title = 'Other' returning number", Map.of()))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> world.given.insert("delete from report_edition returning number", Map.of()))
                .hasMessageContaining("append-only");
    }

    private Edition issue(@Nullable LocalDate asOf, @Nullable String country) {
        return editions.issue(world.leader(), TRIAL, input(asOf, country));
    }

    private byte[] bytes(Edition edition) {
        return editions.bytes(world.leader(), edition, 0, edition.size());
    }

    private Actor everywhere() {
        return world.actor(Role.SECRETARIAT, Place.EVERYTHING);
    }

    private String reasonOfTheLastEntry() {
        return db.query(handle -> handle.createQuery("select reason from audit_entry order by id desc limit 1")
                .mapTo(String.class)
                .one());
    }

    private void assertRefused(String field, EditionInput input) {
        assertThatThrownBy(() -> editions.issue(world.leader(), TRIAL, input))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactly(field));
    }

    private static void assertProblem(Problem.Kind kind, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
