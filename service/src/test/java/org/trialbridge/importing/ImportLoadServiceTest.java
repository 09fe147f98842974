package org.trialbridge.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.TableReader;

/** What becomes of the rows of spreadsheets, kind by kind. */
class ImportLoadServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-03-01T12:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private Actor secretariat = Actor.system();
    private Place uzbekistan = Place.EVERYTHING;

    @BeforeEach
    void aTrialOfThreeCountries() {
        Given given = new Given(db);
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ").place();
        given.country("ZF2001-III", "PK");
        given.country("ZF2001-III", "EC");
        secretariat = secretariat(given.user("Saida"), Place.EVERYTHING);
    }

    private static Actor secretariat(long userId, Place place) {
        return new Actor(
                userId,
                "Saida",
                List.of(new Grant(Role.SECRETARIAT, place)),
                new Origin("test-request", Origin.Channel.SPREADSHEET, null));
    }

    @Test
    void institutionsComeWithWhatTheyArePartsOf() {
        ImportReceipt receipt = load("institutions", """
                Institution;Local name;Country;Type;Part of;ROR
                Institute of Virology;Virusologiya instituti;Uzbekistan;Research institute;Academy of Sciences;
                Academy of Sciences;;uz;academy;;034t30j35
                Aga Khan University;;PAK;University;;
                """);

        assertThat(receipt.created()).isEqualTo(3);
        assertThat(strings("""
                select concat_ws('|', i.name, i.native_name, i.kind, i.country_iso2, p.name, i.ror_id)
                  from institution i left join institution p on p.id = i.parent_id order by i.name
                """))
                .containsExactly(
                        "Academy of Sciences|ACADEMY|UZ|https://ror.org/034t30j35",
                        "Aga Khan University|UNIVERSITY|PK",
                        "Institute of Virology|Virusologiya instituti|RESEARCH_INSTITUTE|UZ|Academy of Sciences");
        assertThat(
                        strings(
                                "select action || ' ' || reason || ' ' || channel from audit_entry where action = 'import.load'"))
                .singleElement()
                .asString()
                .matches("import.load Old list \\(institutions, SHA-256 [0-9a-f]{64}\\) SPREADSHEET");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String file = "name,country\nAcademy of Sciences,UZ\n";
        load("institutions", file);

        ImportLook look = look("institutions", file);

        assertThat(look.loaded()).isNotNull();
        assertThat(look.count(State.UNCHANGED)).isEqualTo(1);
        assertThat(look.loadable()).isFalse();
        assertThatThrownBy(() -> load("institutions", file)).hasMessageContaining("loaded already");
        assertThat(strings("select name from institution")).hasSize(1);
    }

    @Test
    void namesThatDifferInAccentsAndCapitalsAreAskedAbout() {
        load("institutions", "name,country,ror\nUniversité de Quito,EC,034t30j35\nMinistry of Health,UZ,\n");
        String file = """
                name,country,native_name,ror
                UNIVERSITE  de quito,EC,Universidad,
                Another name,EC,,https://ror.org/034t30j35
                Ministry of Health,UZ,Sogʻliqni saqlash vazirligi,
                Ministry of health,PK,,
                """;

        ImportLook look = look("institutions", file);
        assertThat(look.rows())
                .extracting(
                        Verdict::row,
                        Verdict::state,
                        row -> row.like() == null ? "" : row.like().label())
                .containsExactly(
                        tuple(2, State.DUPLICATE, "Université de Quito (EC)"),
                        tuple(3, State.DUPLICATE, "Université de Quito (EC)"),
                        tuple(4, State.CHANGED, "Ministry of Health (UZ)"),
                        tuple(5, State.NEW, ""));
        assertThat(look.rows().get(2).changes())
                .containsExactly("Native name: empty becomes \"Sogʻliqni saqlash vazirligi\"");

        ImportReceipt receipt = load("institutions", file, 3, 4);

        assertThat(receipt)
                .extracting(ImportReceipt::created, ImportReceipt::changed, ImportReceipt::untouched)
                .containsExactly(2, 1, 1);
        assertThat(strings("select concat_ws('|', name, native_name, version) from institution order by id"))
                .containsExactly(
                        "Université de Quito|1",
                        "Ministry of Health|Sogʻliqni saqlash vazirligi|2",
                        "Another name|1",
                        "Ministry of health|1");
    }

    @Test
    void oneRejectedRowStopsTheWholeFileAndEachIsToldWhereAndWhy() {
        String file = """
                name,country,kind,part of
                Academy,Atlantis,,
                ,UZ,,
                Hospital 1,UZ,Sanatorium,
                Hospital 2,UZ,Hospital,Nobody
                Hospital 3,UZ,Hospital,Hospital 4
                Hospital 4,UZ,Hospital,Hospital 3
                Good one,UZ,Hospital,
                good ONE,UZ,Hospital,
                """;

        assertThat(look("institutions", file).rows().stream()
                        .flatMap(row -> row.errors().stream().map(error -> row.row() + " " + error.sentence())))
                .containsExactly(
                        "2 Country \"Atlantis\": Enter the English name of a country, or its two letters such as UZ.",
                        "2 Kind: Enter a value.",
                        "3 Name: Enter a text.",
                        "3 Kind: Enter a value.",
                        "4 Kind \"Sanatorium\": Enter one of: Academy, Government, Regulator, Ethics committee, Research"
                                + " institute, University, Hospital, Contract research organisation, Manufacturer, Embassy,"
                                + " International organisation, Funder, Other.",
                        "5 Part of (name of an institution) \"Nobody\": No institution is called so. Import the institutions"
                                + " first, or write the name as it stands in the directory.",
                        "6 Part of (name of an institution) \"Hospital 4\": An institution is no part of itself. Check who"
                                + " belongs to whom.",
                        "7 Part of (name of an institution) \"Hospital 3\": An institution is no part of itself. Check who"
                                + " belongs to whom.",
                        "9 Name \"good ONE\": Row 8 has this name in the same country. Keep one of the two rows.");
        assertThatThrownBy(() -> load("institutions", file))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .contains("rows/2/country", "rows/5/parent"));
        assertThat(strings("select name from institution")).isEmpty();
    }

    @Test
    void peopleComeWithTheirInstitutionAndAreKnownByTheirAddress() {
        load("institutions", "name,country\nAcademy of Sciences,UZ\nAga Khan University,PK\n");
        load("people", """
                name;title;email;phone;languages;time zone;organisation;position;since
                Saida Karimova;Dr;saida@example.org;+998 71 200 00 00;Uzbek, ru;UTC+5;academy of sciences;Director;2020-01-15
                Jan Müller;;;;;;Aga Khan University;;
                """);
        String file = """
                name;email;organisation;position
                saida KARIMOVA;SAIDA@example.org;Academy of Sciences;Head
                Somebody Else;saida@example.org;;
                Jan Muller;;Aga Khan University;
                Zahra Ali;zahra@example.org;Aga Khan University;Nurse
                """;

        assertThat(strings("""
                select concat_ws('|', q.name, q.title, q.email, q.phone, p.languages::text, p.zone, p.lawful_basis, i.name,
                                 a.position, a.from_on)
                  from person p join person_private q on q.id = p.id join affiliation a on a.person_id = p.id
                  join institution i on i.id = a.institution_id order by q.name
                """))
                .containsExactly(
                        "Jan Müller|{}|My duty|Aga Khan University",
                        "Saida Karimova|Dr|saida@example.org|+998 71 200 00 00|{uz,ru}|Etc/GMT-5|My duty|Academy of"
                                + " Sciences|Director|2020-01-15");
        assertThat(look("people", file).rows().get(1).errors().get(0).sentence())
                .isEqualTo("E-mail \"saida@example.org\": Row 2 has the same. Keep one of the two rows.");
        String mended = file.replace("Somebody Else;saida@example.org;;\n", "");
        assertThat(look("people", mended).rows())
                .extracting(Verdict::state)
                .containsExactly(State.CHANGED, State.DUPLICATE, State.NEW);

        load("people", mended, 2);

        assertThat(strings("select name from person_private order by name"))
                .containsExactly("Jan Müller", "Zahra Ali", "saida KARIMOVA");
        assertThat(strings("select coalesce(position, '-') from affiliation order by id"))
                .containsExactly("Director", "-", "Head", "Nurse");
    }

    @Test
    void whoeverSeesOneCountryImportsPeopleAndSitesOfThatOneOnly() {
        load("institutions", "name,country\nAcademy of Sciences,UZ\nAga Khan University,PK\n");
        load("sites", "code,name,country\nPK-07,Karachi,PK\n");
        Actor national = secretariat(8L, uzbekistan);

        assertThat(look(national, "people", "name,institution\nZahra,Aga Khan University\nSaida,Academy of Sciences\n")
                        .rows())
                .extracting(Verdict::state)
                .containsExactly(State.REJECTED, State.NEW);
        assertThat(look(national, "sites", "code,name,country\nPK-01,Lahore,PK\nUZ-01,Tashkent,UZ\nPK-07,Namangan,UZ\n")
                        .rows())
                .extracting(Verdict::state)
                .containsExactly(State.REJECTED, State.NEW, State.REJECTED);
        assertThatThrownBy(() -> look(national, "meetings", "title,date,zone\nA,2021-01-20,UTC\n"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan);
        assertThatThrownBy(() -> look(coordinator, "sites", "code,name,country\nUZ-01,Tashkent,UZ\n"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void sitesComeWithTheirDaysAndTargets() {
        load("institutions", "name,country\nCity Hospital,UZ\n");
        load("sites", """
                site code,name,hospital,institution,country,town,status,activation date,target
                UZ-01,Tashkent,x,City Hospital,Uzbekistan,Tashkent,Activated,2020-12-10,400
                UZ-02,Samarkand,,,Uzbekistan,,,,
                """);

        assertThat(strings("""
                select concat_ws('|', s.code, s.name, i.name, s.city, s.zone, s.status, s.activated_on, s.target)
                  from site s left join institution i on i.id = s.institution_id order by s.code
                """))
                .containsExactly(
                        "UZ-01|Tashkent|City Hospital|Tashkent|Asia/Tashkent|ACTIVATED|2020-12-10|400",
                        "UZ-02|Samarkand|Asia/Tashkent|CANDIDATE");
        ImportLook look = look("sites", """
                code,name,country,target,activated
                uz-01,Tashkent,UZ,450,
                UZ-03,samarkand,UZ,,
                UZ-04,Bukhara,UZ,,03/04/2021
                UZ-05,Nukus,UZ,1.5,
                """);
        assertThat(look.rows())
                .extracting(Verdict::state)
                .containsExactly(State.CHANGED, State.DUPLICATE, State.REJECTED, State.REJECTED);
        assertThat(look.rows().get(0).changes()).containsExactly("Target: \"400\" becomes \"450\"");
        assertThat(look.rows().get(2).errors().get(0).sentence())
                .isEqualTo(
                        "Activated (day) \"03/04/2021\": This is 3 Apr 2021 or 4 Mar 2021. Enter 2021-04-03 or 2021-03-04.");
        assertThat(look.rows().get(3).errors().get(0).column()).isEqualTo(Column.TARGET);
        load("sites", "code,name,country,target\nUZ-01,Tashkent,UZ,450\n", 2);
        assertThat(strings("select target || ' ' || version from site where code = 'UZ-01'"))
                .containsExactly("450 2");
    }

    @Test
    void anAffiliationEndsOnTheDayOfTheFile() {
        load("institutions", "name,country\nAcademy of Sciences,UZ\n");
        load(
                "people",
                "name,email,institution,position,since\nSaida,saida@example.org,Academy of Sciences,Head,2020-01-15\n");
        String file = """
                name,email,institution,position,from,to
                Saida,saida@example.org,Academy of Sciences,Head,2020-01-15,2021-06-30
                Zahra,zahra@example.org,Academy of Sciences,Nurse,2019-01-15,2020-06-30
                Bad,bad@example.org,Academy of Sciences,Nurse,2021-01-15,2020-06-30
                None,none@example.org,,,,2020-06-30
                """;

        assertThat(look("people", file).rows().stream()
                        .flatMap(row -> row.errors().stream().map(error -> row.row() + " " + error.sentence())))
                .containsExactly(
                        "4 Until (day) \"2020-06-30\": Enter a day that is not before the first one.",
                        "5 Institution: Enter the institution to which this person belonged until this day.");
        String good = file.substring(0, file.indexOf("Bad,"));
        assertThat(look("people", good).rows()).extracting(Verdict::state).containsExactly(State.CHANGED, State.NEW);
        load("people", good, 2);

        assertThat(strings("""
                select concat_ws('|', q.name, a.position, a.from_on, a.to_on)
                  from affiliation a join person_private q on q.id = a.person_id order by q.name
                """))
                .containsExactly("Saida|Head|2020-01-15|2021-06-30", "Zahra|Nurse|2019-01-15|2020-06-30");
        assertThat(look("people", good).rows())
                .extracting(Verdict::state)
                .containsExactly(State.UNCHANGED, State.UNCHANGED);
    }

    @Test
    void meetingsJoinTheSeriesThatTheyName() {
        load("meetings", """
                series,number,title,date,start,duration,zone
                Bridging webinars,4,First,2021-01-20,14:30,60,Asia/Tashkent
                bridging WEBINARS,5,Second,2021-02-20,14:30,60,Asia/Tashkent
                ,6,Alone,2021-03-20,14:30,60,Asia/Tashkent
                """);

        assertThat(strings("""
                select concat_ws('|', m.title, s.name) from meeting m left join meeting_series s on s.id = m.series_id
                 order by m.number
                """)).containsExactly("First|Bridging webinars", "Second|Bridging webinars", "Alone");
    }

    @Test
    void meetingsComeWithTheirParticipantsBelowThem() {
        load("institutions", "name,country\nAcademy of Sciences,UZ\nAga Khan University,PK\n");
        load("people", "name,email,institution\nSaida Karimova,saida@example.org,Academy of Sciences\n");
        String file = """
                No;Webinar;Date;Start;End;Time zone;Countries;participant;participant_institution;participant_country;participant_email;participant_role
                4;Bridging with Tashkent;2021-01-20;14:30;16:00;Asia/Tashkent;Uzbekistan, PK;Saida Karimova;;;saida@example.org;host
                4;Bridging with Tashkent;2021-01-20;14:30;;;;Zahra Ali;Aga Khan University;;zahra@example.org;
                ;;;;;;;A delegate;;Pakistan;;
                ;Next one;2021-06-01;9.00 am;10:00;UTC+5;;;;;;
                """;

        ImportReceipt receipt = load("meetings", file);

        assertThat(receipt.created()).isEqualTo(2);
        assertThat(strings("""
                select concat_ws('|', m.kind, m.number, m.title, m.status, m.local_start, m.zone, m.duration_minutes,
                                 array(select c.country_iso2 from meeting_country c where c.meeting_id = m.id order by 1)::text)
                  from meeting m order by m.number
                """))
                .containsExactly(
                        "BRIDGING_WEBINAR|4|Bridging with Tashkent|HELD|2021-01-20 14:30:00|Asia/Tashkent|90|{PK,UZ}",
                        "BRIDGING_WEBINAR|5|Next one|SCHEDULED|2021-06-01 09:00:00|Etc/GMT-5|60|{}");
        assertThat(strings("""
                select concat_ws('|', coalesce(p.name, q.delegate_name), q.email, i.name, a.country_iso2, a.role, a.status)
                  from attendance a left join person_private p on p.id = a.person_id
                  left join attendance_private q on q.id = a.id left join institution i on i.id = a.institution_id
                 order by a.id
                """))
                .containsExactly(
                        "Saida Karimova|HOST|ATTENDED",
                        "Zahra Ali|zahra@example.org|Aga Khan University|DELEGATE|ATTENDED",
                        "A delegate|PK|DELEGATE|ATTENDED");
        String more = file + ";;;;;;;;;;;\n";
        assertThat(look("meetings", more).rows())
                .extracting(Verdict::state)
                .containsExactly(State.UNCHANGED, State.UNCHANGED);
        String another = file.replace("A delegate;;Pakistan", "A delegate;;Pakistan;;\n;;;;;;;Another;;Ecuador");
        assertThat(look("meetings", another).rows().get(0).changes())
                .containsExactly("Participants who are not on the list yet: 1");
        load("meetings", another, 2);
        assertThat(strings("select delegate_name from attendance_private order by id"))
                .containsExactly("Zahra Ali", "A delegate", "Another");
    }

    @Test
    void whatIsWrongWithMeetingsAndParticipantsIsToldRowByRow() {
        new Given(db).webinar(new Given(db).trial("OTHER"), 7, LocalDate.of(2020, 11, 11));
        String file = """
                number,title,date,start,duration,zone,status,participant,participant_institution,participant_email
                7,Taken,2021-01-20,14:30,60,Asia/Tashkent,,,,
                8,No time,2021-01-20,,60,Asia/Tashkent,,,,
                9,No end,2021-01-20,14:30,,Asia/Tashkent,,,,
                10,No zone,2021-01-20,14:30,60,Mars,,,,
                11,Not yet,2021-06-20,14:30,60,UTC,held,,,
                12,Guests,2021-01-20,14:30,60,UTC,,Nobody,Unknown house,
                ,,,,,,,A,,no address
                """;

        assertThat(look("meetings", file).rows().stream()
                        .flatMap(row -> row.errors().stream().map(error -> row.row() + " " + error.sentence())))
                .containsExactly(
                        "2 Number \"7\": This number is taken. Leave it empty: then the meeting gets the next one.",
                        "3 Start (time): Enter the time at which it starts, such as 14:30.",
                        "4 Duration in minutes: Enter how many minutes it lasts, or when it ends.",
                        "5 Time zone or UTC offset \"Mars\": Enter the name of a time zone, such as Asia/Tashkent, or whole"
                                + " hours from UTC, such as UTC+5.",
                        "6 Status \"held\": Choose Scheduled: this meeting starts in the future. If it was held, enter the day"
                                + " when it began.",
                        "7 Participant: institution \"Unknown house\": No institution is called so. Import the institutions"
                                + " first, or write the name as it stands in the directory.",
                        "8 Participant: institution: Choose an institution, a person or a country.",
                        "8 Participant: e-mail \"no address\": Enter an e-mail address such as name@example.org.");
        assertThatThrownBy(() -> load("meetings", file)).isInstanceOf(Problem.class);
        assertThat(strings("select title from meeting")).containsExactly("Webinar number 7");
    }

    @Test
    void whatChangesBetweenLookingAndLoadingIsShownFirst() {
        String file = "name,country\nAcademy of Sciences,UZ\n";
        Staged staged = staged(secretariat, "institutions", file);
        String seen = loads().look(secretariat, staged).fingerprint();
        new Given(db)
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('academy of sciences', 'ACADEMY', 'UZ') returning id",
                        Map.of());

        assertThatThrownBy(() -> loads().load(secretariat, staged, new Decision(seen, Set.of(), "Old list")))
                .hasMessageContaining("Somebody changed something meanwhile");
        assertThatThrownBy(() -> loads().load(secretariat, staged, new Decision(null, Set.of(), " ")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactly("reason"));
    }

    @Test
    void aFileIsKeptForItsSenderUntilItIsLoadedGivenUpOrADayOld() {
        ImportService imports = new ImportService(db.database());
        long first = imports.keep(secretariat, staged(secretariat, "people", "name\nA\n"));
        long second = imports.keep(secretariat, staged(secretariat, "people", "name\nB\n"));
        long third = imports.keep(secretariat, staged(secretariat, "people", "name\nC\n"));
        Actor other = secretariat(new Given(db).user("Other"), Place.EVERYTHING);

        assertThatThrownBy(() -> imports.find(other, first)).isInstanceOf(Problem.class);
        assertThat(imports.find(secretariat, first).rows(0)).hasSize(1);
        loads().load(secretariat, imports.find(secretariat, first), new Decision(null, Set.of(), "Old list"));
        imports.cancel(secretariat, second);
        assertThat(strings("select id::text from import_draft")).containsExactly(String.valueOf(third));
        db.jdbi()
                .useHandle(
                        handle -> handle.execute("update import_draft set created_at = now() - interval '25 hours'"));
        assertThatThrownBy(() -> imports.find(secretariat, third)).isInstanceOf(Problem.class);
        imports.forget(Actor.system());
        assertThat(strings("select id::text from import_draft")).isEmpty();
    }

    @Test
    void fiveThousandRowsAreLoadedInSeconds() {
        String rows = IntStream.range(0, 5000)
                .mapToObj(row -> "Institution " + row + ",UZ," + (row % 10 == 0 ? "" : "Institution " + row / 10 * 10))
                .collect(Collectors.joining("\n"));
        Instant began = Clock.systemUTC().instant();

        ImportReceipt receipt = load("institutions", "name,country,parent\n" + rows + "\n");

        assertThat(receipt.created()).isEqualTo(5000);
        assertThat(Duration.between(began, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(60));
        assertThatThrownBy(() -> look("institutions", "name,country\n" + "A,UZ\n".repeat(5001)))
                .isInstanceOf(Problem.class)
                .satisfies(problem -> assertThat(
                                ((Problem) problem).errors().get(0).message())
                        .contains("more than 5,000 rows"));
    }

    private ImportLoadService loads() {
        return new ImportLoadService(db.database(), CLOCK);
    }

    private ImportReceipt load(String kind, String csv, Integer... acting) {
        return loads().load(
                        secretariat, staged(secretariat, kind, csv), new Decision(null, Set.of(acting), "Old list"));
    }

    private ImportLook look(String kind, String csv) {
        return look(secretariat, kind, csv);
    }

    private ImportLook look(Actor actor, String kind, String csv) {
        return loads().look(actor, staged(actor, kind, csv));
    }

    private Staged staged(Actor actor, String kind, String csv) {
        ImportReader reader =
                new ImportReader(new TableReader(Duration.ofSeconds(20)), new ImportService(db.database()));
        @Nullable String trial = "sites".equals(kind) || "meetings".equals(kind) ? "ZF2001-III" : null;
        Staged staged = reader.receive(
                actor, kind, trial, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "a.csv");
        return staged.with(staged.mapping(), "My duty");
    }

    private List<String> strings(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
