package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.meeting.PasteService.Pasted;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class PasteServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private PasteService pastes;
    private long meeting;
    private long academy;

    @BeforeEach
    void aWebinar() {
        pastes = new PasteService(db.database());
        long trialId = given.trial("ZF2001-III");
        given.country("ZF2001-III", "UZ");
        meeting = given.webinar(trialId, 4, LocalDate.of(2021, 1, 20), "UZ");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy of Sciences', 'ACADEMY', 'UZ') returning id",
                Map.of());
    }

    @Test
    void everyLineBecomesALineOfAttendance() {
        long saida = given.insert("insert into person (zone) values ('Asia/Tashkent') returning id", Map.of());
        given.insert(
                "insert into person_private (id, name, email) values (:id, 'Saida', 'saida@example.org') returning id",
                Map.of("id", saida));

        Pasted pasted = pastes.paste(SECRETARY, meeting, """
                Dr. Karim; ACADEMY of sciences; ; Karim@Example.org
                Ana\t\tEcuador

                Saida again;;UZ;SAIDA@example.org
                Somebody; ; pk
                """, Map.of());

        assertThat(pasted).isEqualTo(new Pasted(4, 0));
        assertThat(lines())
                .extracting(Attendance::name, Attendance::institutionId, Attendance::country, Attendance::personId)
                .containsExactlyInAnyOrder(
                        tuple("Dr. Karim", academy, "UZ", null),
                        tuple("Ana", null, "EC", null),
                        tuple(null, null, "UZ", saida),
                        tuple("Somebody", null, "PK", null));
        assertThat(lines()).extracting(Attendance::status).containsOnly(Attendance.Status.ATTENDED);
    }

    @Test
    void theSameListTwiceAddsNobodyTwice() {
        String list = "Dr. Karim;;UZ;karim@example.org\nAna;;EC;ana@example.org\nAna too;;EC;ANA@example.org";

        Pasted first = pastes.paste(SECRETARY, meeting, list, Map.of());
        Pasted again = pastes.paste(SECRETARY, meeting, list, Map.of());

        assertThat(List.of(first, again)).containsExactly(new Pasted(2, 1), new Pasted(0, 3));
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aListWithMistakesIsRefusedWholeAndEachIsNamedByItsLine() {
        String list = """
                Good; Academy of Sciences
                Bad; Academy of Arts

                Worse; ; Atlantis; nobody
                Long; ; UZ; a@example.org; more
                """;

        assertRefused("a;b;c;d;e", "list/0: Write name; institution; country; e-mail, and nothing more.");
        assertRefused(
                list.replace("; more", ""),
                "list/1: No institution is called Academy of Arts. Add it to the directory, or write its name as it stands there.",
                "list/3: No country is called Atlantis. Write its English name, or two letters such as UZ.");
        assertRefused("Ana", "list/0: Choose an institution, a person or a country.");
        assertRefused("Ana;;EC;nobody", "list/0: Enter an e-mail address such as name@example.org.");
        assertRefused(" \n ", "list: Paste at least one line.");
        assertRefused(
                IntStream.rangeClosed(1, 501).mapToObj(i -> "P" + i + ";;UZ").collect(Collectors.joining("\n")),
                "list: Paste at most 500 lines at once.");
        assertThat(lines()).isEmpty();
    }

    @Test
    void ofTwoInstitutionsWithOneNameTheOneInTheLinesCountryIsMeantAndElseItIsAsked() {
        long other = given.insert(
                "insert into institution (name, kind, country_iso2) values ('ACADEMY of Sciences', 'ACADEMY', 'EC') returning id",
                Map.of());
        String list = "Ana; Academy of Sciences; EC\nKarim; academy of sciences; UZ\nLi; Academy of Sciences; CN";

        assertRefused(
                list,
                "list/2: There are 2 institutions called Academy of Sciences. Choose below which one is meant, or write the country.");
        assertThat(pastes.questions(SECRETARY, meeting, list))
                .containsExactly(new Namesakes(
                        "academy of sciences",
                        "Academy of Sciences",
                        List.of(
                                new Namesakes.Option(
                                        academy, "Academy of Sciences, Uzbekistan (number " + academy + ")"),
                                new Namesakes.Option(other, "ACADEMY of Sciences, Ecuador (number " + other + ")"))));
        assertThat(pastes.paste(SECRETARY, meeting, list, Map.of("academy of sciences", other)))
                .isEqualTo(new Pasted(3, 0));
        assertThat(lines())
                .extracting(Attendance::name, Attendance::institutionId)
                .containsExactlyInAnyOrder(tuple("Ana", other), tuple("Karim", academy), tuple("Li", other));
    }

    @Test
    void ofTwoPeopleWithOneAddressTheNameDecides() {
        List<Long> people = Stream.of("Saida", "Nodira")
                .map(name -> {
                    long id = given.insert("insert into person (zone) values ('UTC') returning id", Map.of());
                    return given.insert(
                            "insert into person_private (id, name, email) values (:id, :name, 'office@example.org') returning id",
                            Map.of("id", id, "name", name));
                })
                .toList();

        assertRefused(
                "Somebody;;UZ;office@example.org",
                "list/0: 2 people of the directory have this address. Write the name as it stands there, or merge them.");
        pastes.paste(SECRETARY, meeting, "nodira;;UZ;office@example.org", Map.of());

        assertThat(lines()).extracting(Attendance::personId).containsExactly(people.get(1));
    }

    @Test
    void onlyWhoChangesTheMeetingPastes() {
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pastes.paste(leader, meeting, "Ana;;EC", Map.of()))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
    }

    private void assertRefused(String list, String... messages) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pastes.paste(SECRETARY, meeting, list, Map.of()))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(PasteServiceTest::line)
                        .containsExactlyInAnyOrder(messages));
    }

    private static String line(FieldError error) {
        return error.field() + ": " + error.message();
    }

    private List<Attendance> lines() {
        return db.database().read(tx -> tx.dao(AttendanceDao.class).of(meeting));
    }
}
