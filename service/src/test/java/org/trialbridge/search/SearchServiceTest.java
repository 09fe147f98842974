package org.trialbridge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.person.ErasureService;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class SearchServiceTest {
    private static final LocalDate DAY = LocalDate.of(2021, 2, 5);
    private static final Actor ALL = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    static final TestDatabase DB = new TestDatabase();

    private static final Given GIVEN = new Given(DB);
    private static Participation uzbekistan;

    @BeforeAll
    static void twoCountries() {
        long trial = GIVEN.trial("ZF-III");
        uzbekistan = GIVEN.country("ZF-III", "UZ");
        Participation ecuador = GIVEN.country("ZF-III", "EC");
        site(GIVEN.site(uzbekistan, "UZ-01", DAY), "Clinic of Virology", "Tashkent");
        site(GIVEN.site(uzbekistan, "UZ-02", DAY), "Больница скорой помощи", "Самарканд");
        site(GIVEN.site(ecuador, "EC-01", DAY), "Hospital Metropolitano", "Quito");
        institution("Hospital São Paulo", "", "BR");
        institution("Ministry of Health", "Соғлиқни сақлаш вазирлиги", "UZ");
        institution("100% <script>_'\"\\ Laboratory", "", "EC");
        institution("Institute of Biology", "微生物研究所", "CN");
        GIVEN.webinar(trial, 6, DAY, "EC");
        long webinar = GIVEN.webinar(trial, 7, DAY.plusDays(7), "UZ");
        GIVEN.insert("""
                insert into decision (meeting_id, text, decided_on, status)
                values (:meeting, 'Batches are released by the central laboratory', :on, 'AGREED')
                returning id
                """, Map.of("meeting", webinar, "on", DAY));
        GIVEN.insert("""
                insert into risk (trial_id, participation_id, title, measures, probability, impact, response,
                                  owner_institution_id, raised_on)
                select :trial, :ecuador, 'Volcanic ash grounds the courier', 'Lorries stand by', 2, 4, 'REDUCE', min(id), :on
                  from institution
                returning id
                """, Map.of("trial", trial, "ecuador", ecuador.id(), "on", DAY));
        person("Zebiniso Юсупова", "zebi@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sao Paulo         | Hospital São Paulo",
                "SÃO PÁULO         | Hospital São Paulo",
                "Ташкент           | Clinic of Virology",
                "Tashkant          | Clinic of Virology",
                "uz 01             | Clinic of Virology",
                "UZ_01             | Clinic of Virology",
                "Samarkand         | Больница скорой помощи",
                "sogliqni saqlash  | Ministry of Health",
                "Hospitl Metro     | Hospital Metropolitano",
                "Uzbekstan         | Uzbekistan",
                "Узбекистан        | Uzbekistan",
                "webinar 7         | Webinar number 7",
                "central labratory | Batches are released by the central laboratory",
                "volcanc ash       | Volcanic ash grounds the courier",
                "lorries           | Volcanic ash grounds the courier",
                "Yusupova          | Zebiniso Юсупова",
                "zf iii            | Trial ZF-III",
                "微生物研究所         | Institute of Biology",
                "Quoto             | Hospital Metropolitano",
                "Qito              | Hospital Metropolitano",
                "Qiuto             | Hospital Metropolitano",
                "Quiito            | Hospital Metropolitano",
                "Pualo             | Hospital São Paulo",
                "Hospital Qvito    | Hospital Metropolitano",
            })
    void theBestFitComesFirstWhateverTheKeyboard(String typed, String found) {
        assertThat(texts(ALL, typed)).startsWith(found);
    }

    @Test
    void whatWasFoundSaysWhereItIs() {
        Hit site = search(ALL, "UZ-01").get(0);

        assertThat(site.kind()).isEqualTo(Kind.SITE);
        assertThat(site.url()).isEqualTo("/trials/ZF-III/sites/UZ-01");
        assertThat(site.detail()).isEqualTo("UZ-01, Tashkent, ZF-III");
        assertThat(site.closeness()).isEqualTo(1);
        assertThat(search(ALL, "Uzbekistan").get(0).url()).isEqualTo("/trials/ZF-III/countries/UZ");
    }

    @Test
    void oneKindIsFoundAlone() {
        assertThat(new SearchService(DB.database()).search(ALL, "hospital", Kind.INSTITUTION))
                .extracting(Hit::text)
                .containsExactly("Hospital São Paulo");
    }

    @Test
    void nobodyFindsWhatLiesOutsideHisPlaces() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, Place.country(uzbekistan.trialId(), uzbekistan.id()));

        assertThat(texts(coordinator, "Tashkent")).contains("Clinic of Virology");
        assertThat(texts(coordinator, "Quito")).doesNotContain("Hospital Metropolitano");
        assertThat(texts(coordinator, "Ecuador")).doesNotContain("Ecuador");
        assertThat(texts(coordinator, "webinar 6")).doesNotContain("Webinar number 6");
        assertThat(texts(coordinator, "volcanic ash")).doesNotContain("Volcanic ash grounds the courier");
        assertThat(texts(coordinator, "Zebiniso")).isEmpty();
        assertThat(texts(coordinator, "central laboratory")).contains("Batches are released by the central laboratory");
        assertThat(texts(
                        Given.actor(Role.COUNTRY_COORDINATOR, Place.country(uzbekistan.trialId(), 987654L)),
                        "central laboratory batches"))
                .doesNotContain("Batches are released by the central laboratory");
    }

    @Test
    void contactDetailsAndErasedPeopleAreNotFound() {
        long id = person("Bartholomew Quill", "quill.b@example.org");
        assertThat(texts(ALL, "example.org")).isEmpty();
        assertThat(texts(ALL, "Bartholomew")).containsExactly("Bartholomew Quill");

        new ErasureService(DB.database(), Clock.systemUTC()).erase(ALL, id);

        assertThat(texts(ALL, "Bartholomew")).isEmpty();
    }

    @Test
    void hostileTextIsOnlyText() {
        assertThat(texts(ALL, "100% <script>_'\"\\")).startsWith("100% <script>_'\"\\ Laboratory");
        assertThat(texts(ALL, "%qq_;drop table site;--")).isEmpty();
        assertThat(texts(ALL, "<scope> :q")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", "%_%", "--'"})
    void tooLittleToLookForIsToldWhatToDo(String typed) {
        assertThatThrownBy(() -> search(ALL, typed))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID));
    }

    @Test
    void tooMuchToLookForIsToldWhatToDo() {
        assertThatThrownBy(() -> search(ALL, "ab ".repeat(100))).isInstanceOf(Problem.class);
    }

    private static List<Hit> search(Actor actor, String typed) {
        return new SearchService(DB.database()).search(actor, typed, null);
    }

    private static List<String> texts(Actor actor, String typed) {
        return search(actor, typed).stream().map(Hit::text).toList();
    }

    private static void site(long id, String name, String city) {
        GIVEN.insert(
                "update site set name = :name, city = :city where id = :id returning id",
                Map.of("id", id, "name", name, "city", city));
    }

    private static void institution(String name, String nativeName, String iso2) {
        GIVEN.insert("""
                insert into institution (name, native_name, kind, country_iso2)
                values (:name, nullif(:native, ''), 'OTHER', :iso2)
                returning id
                """, Map.of("name", name, "native", nativeName, "iso2", iso2));
    }

    private static long person(String name, String email) {
        long id = GIVEN.insert("insert into person default values returning id", Map.of());
        GIVEN.insert(
                "insert into person_private (id, name, email) values (:id, :name, :email) returning id",
                Map.of("id", id, "name", name, "email", email));
        return id;
    }
}
