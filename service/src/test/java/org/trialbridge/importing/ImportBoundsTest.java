package org.trialbridge.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.importing.ImportLoadService.Decision;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.merge.InstitutionMergeService;
import org.trialbridge.merge.MergeInput;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.TableReader;

/** What an import leaves alone: what others decide on, what was not chosen, what was merged away, and names. */
class ImportBoundsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARIAT = secretariat(Place.EVERYTHING);
    private static final String HEADINGS = "number,title,date,start,duration,zone,participant,participant_country\n";

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private long trialId;
    private long meetingId;

    @BeforeEach
    void aWebinarOfOneTrial() {
        trialId = given().trial("ZF2001-III");
        given().country("ZF2001-III", "PK");
        meetingId = given().webinar(trialId, 7, LocalDate.of(2021, 1, 20));
    }

    @Test
    void onlyWhoeverEditsEachTrialOfAMeetingAddsToIt() {
        long otherId = given().trial("OTHER");
        given().insert(
                        "insert into meeting_trial (meeting_id, trial_id) values (:id, :trialId) returning id",
                        Map.of("id", meetingId, "trialId", otherId));
        Actor ofOne = secretariat(new Place(trialId, null, null));
        String one = HEADINGS + "7,Webinar number 7,2021-01-20,09:00,60,UTC,Zahra,PK\n";
        String unnumbered = one.replace("7,Webinar", ",Webinar");

        assertThat(look(ofOne, one).rows())
                .flatExtracting(Verdict::errors)
                .extracting(Wrong::sentence)
                .containsExactly(
                        "Number \"7\": This meeting belongs to another trial too, whose meetings you may not change. Leave"
                                + " the row out, or ask somebody who edits the meetings of each of its trials.");
        assertThat(look(ofOne, unnumbered).rows())
                .flatExtracting(Verdict::errors)
                .extracting(Wrong::column)
                .containsExactly(Column.TITLE);
        assertThatThrownBy(() -> load(ofOne, "meetings", one, 2)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> load(ofOne, "meetings", unnumbered, 2)).isInstanceOf(Problem.class);
        assertThat(names()).isEmpty();

        assertThat(look(SECRETARIAT, one).rows()).extracting(Verdict::state).containsExactly(State.CHANGED);
        Actor ofBoth = secretariat(new Place(trialId, null, null), new Place(otherId, null, null));
        assertThat(load(ofBoth, "meetings", one, 2).changed()).isEqualTo(1);
        assertThat(names()).containsExactly("Zahra");
    }

    @Test
    void aMeetingThatIsPerhapsThereIsLeftAloneUnlessChosen() {
        String file = HEADINGS + ",Another title,2021-01-20,14:30,60,UTC,Zahra,PK\n";
        assertThat(look(SECRETARIAT, file).rows()).extracting(Verdict::state).containsExactly(State.DUPLICATE);

        ImportReceipt receipt = load(SECRETARIAT, "meetings", file);

        assertThat(receipt.untouched()).isEqualTo(1);
        assertThat(names()).isEmpty();
        assertThat(strings("select title from meeting")).containsExactly("Webinar number 7");
        assertThat(load(SECRETARIAT, "meetings", file + ",,,,,,,\n", 2).created())
                .isEqualTo(1);
        assertThat(strings("""
                select m.title || ' ' || q.delegate_name
                  from meeting m join attendance a on a.meeting_id = m.id join attendance_private q on q.id = a.id
                """)).containsExactly("Another title Zahra");
    }

    @Test
    void whatWasMergedIntoAnotherInstitutionIsNotFoundAnyMore() {
        long stays = institution("Academy of Sciences");
        long goes = institution("academy of sciences");
        new InstitutionMergeService(db.database())
                .merge(SECRETARIAT, stays, 1, new MergeInput(goes, 1, List.of(), "Entered twice"));

        load(SECRETARIAT, "people", "name,institution\nZahra Ali,ACADEMY of sciences\n");
        load(SECRETARIAT, "meetings", """
                number,title,date,start,duration,zone,participant,participant_institution
                7,Webinar number 7,2021-01-20,09:00,60,UTC,Saida,academy of sciences
                """, 2);

        assertThat(
                        strings(
                                "select institution_id::text from affiliation union all select institution_id::text from attendance"))
                .containsExactly(String.valueOf(stays), String.valueOf(stays));
    }

    @Test
    void theNameOfTheFileGoesWithTheFile() {
        load(SECRETARIAT, "people", "name\nSaida Karimova\n");

        assertThat(strings("select reason from audit_entry where action = 'import.load'"))
                .singleElement()
                .asString()
                .matches("Old list \\(people, SHA-256 [0-9a-f]{64}\\)");
        assertThat(strings("""
                select to_jsonb(l)::text from import_load l
                 union all
                select c.after::text from change c where c.table_name = 'import_load'
                """)).isNotEmpty().noneMatch(row -> row.contains("contacts"));
    }

    private static Actor secretariat(Place... places) {
        return new Actor(
                null,
                "Saida",
                Stream.of(places)
                        .map(place -> new Grant(Role.SECRETARIAT, place))
                        .toList(),
                new Origin("test-request", Origin.Channel.SPREADSHEET, null));
    }

    private Given given() {
        return new Given(db);
    }

    private long institution(String name) {
        return given().insert(
                        "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                        Map.of("name", name));
    }

    private List<String> names() {
        return strings("select delegate_name from attendance_private order by id");
    }

    private ImportReceipt load(Actor actor, String kind, String csv, Integer... acting) {
        return new ImportLoadService(db.database(), CLOCK)
                .load(actor, staged(actor, kind, csv), new Decision(null, Set.of(acting), "Old list"));
    }

    private ImportLook look(Actor actor, String csv) {
        return new ImportLoadService(db.database(), CLOCK).look(actor, staged(actor, "meetings", csv));
    }

    private Staged staged(Actor actor, String kind, String csv) {
        ImportReader reader =
                new ImportReader(new TableReader(Duration.ofSeconds(20)), new ImportService(db.database()));
        @Nullable String trial = "meetings".equals(kind) ? "ZF2001-III" : null;
        Staged staged = reader.receive(
                actor,
                kind,
                trial,
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                "Saida Karimova contacts.csv");
        return staged.with(staged.mapping(), "My duty");
    }

    private List<String> strings(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
