package org.trialbridge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.action.ActionItemFilter;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.action.ActionSort;
import org.trialbridge.agreement.Agreement;
import org.trialbridge.agreement.AgreementFilter;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.agreement.AgreementSort;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalFilter;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.approval.ApprovalSort;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Window;
import org.trialbridge.document.Document;
import org.trialbridge.document.DocumentFilter;
import org.trialbridge.document.DocumentListService;
import org.trialbridge.document.DocumentSort;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.institution.InstitutionSort;
import org.trialbridge.meeting.MeetingFilter;
import org.trialbridge.meeting.MeetingLine;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.meeting.MeetingSort;
import org.trialbridge.outreach.Outreach;
import org.trialbridge.outreach.OutreachFilter;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.outreach.OutreachSort;
import org.trialbridge.person.PersonService;
import org.trialbridge.person.PersonSort;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.SiteService;
import org.trialbridge.site.SiteSort;
import org.trialbridge.trial.CountrySort;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationService;

/** Whatever the order, a list read in parts gives each row once: those alike, and those without a value, too. */
class EveryOrderTest {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final int ROWS = 5;
    private static final List<String> COUNTRIES = List.of("SE", "CH", "UZ", "EC", "GH");

    private static Given given;

    @BeforeAll
    static void fiveOfEachOfWhichTwoAreAlikeAndOneHasLittle() {
        given = new Given(db);
        long trialId = given.trial("SO-1");
        for (int n = 0; n < ROWS; n++) {
            String name = n == 4 ? "Éa" : n == 3 ? "Alike" : n == 2 ? "alike" : "Z " + n;
            String iso2 = COUNTRIES.get(n);
            String day = n == 4 ? null : n > 1 ? "2021-01-04" : "2020-12-1" + n;
            Participation country = given.country("SO-1", iso2);
            long institution = insert(
                    "insert into institution (name, native_name, kind, country_iso2) values (:name || ' ' || :n, nullif(:name, 'Éa'), 'ACADEMY', :iso2) returning id",
                    "name",
                    name,
                    "n",
                    n,
                    "iso2",
                    iso2);
            long person = insert("insert into person (zone, languages) values ('UTC', '{en}') returning id");
            insert(
                    "insert into person_private (id, name) values (:id, :name) returning id",
                    "id",
                    person,
                    "name",
                    name);
            if (n < 4) {
                insert(
                        "insert into affiliation (person_id, institution_id) values (:person, :institution) returning id",
                        "person",
                        person,
                        "institution",
                        institution);
            }
            insert("""
                    update participation
                       set lead_institution_id = case when :n < 4 then :institution end, target = nullif(:n, 4) + 70,
                           next_step = nullif(:name, 'Éa'), next_step_due_on = cast(:day as date)
                     where id = :id returning id""", "n", n, "institution", institution, "name", name, "day", day, "id", country.id());
            long site = given.site(country, iso2 + "-0" + n, LocalDate.of(2020, 12, 10));
            if (n < 3) {
                given.counts(country, site, LocalDate.of(2021, 2, 5), 47);
            }
            long meeting = given.webinar(trialId, n + 1, LocalDate.of(2021, 1, n < 3 ? 20 : 2), iso2);
            insert("""
                    insert into decision (meeting_id, text, decided_on, status)
                    values (:meeting, :name, coalesce(cast(:day as date), '2021-01-20'), 'AGREED') returning id""", "meeting", meeting, "name", name, "day", day);
            insert("""
                    insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on, status, done_on)
                    values (:trialId, nullif(:iso2, 'GH'), :name, :institution, coalesce(cast(:day as date), '2021-03-01'),
                            case :n when 1 then 'DONE' else 'OPEN' end, case :n when 1 then date '2021-01-01' end) returning id""", "trialId", trialId, "iso2", iso2, "name", name, "institution", institution, "day", day, "n", n);
            insert("""
                    insert into outreach (trial_id, country_iso2, institution_id, kind, on_date, subject, outcome)
                    values (:trialId, :iso2, case when :n < 4 then :institution end, 'LETTER',
                            coalesce(cast(:day as date), '2020-11-02'), :name, 'SENT') returning id""", "trialId", trialId, "iso2", iso2, "n", n, "institution", institution, "day", day, "name", name);
            insert("""
                    insert into agreement (trial_id, participation_id, kind, title, signed_on, expires_on)
                    values (:trialId, :country, 'MOU', :name, cast(:day as date), cast(:day as date) + 400) returning id""", "trialId", trialId, "country", country.id(), "name", name, "day", day);
            insert("""
                    insert into document (trial_id, participation_id, name, kind, published_on, media_type, size_bytes,
                                          sha256, attached_at)
                    values (:trialId, :country, :name, 'LETTER', cast(:day as date), 'application/pdf', 7 + :n / 2,
                            sha256('a'), case when :n < 3 then '2021-01-12T00:00:00Z'::timestamptz end) returning id""", "trialId", trialId, "country", country.id(), "name", name, "day", day, "n", n);
            insert("""
                    insert into approval (trial_id, participation_id, kind, status, submitted_on, authority_institution_id)
                    values (:trialId, :country, 'ETHICS', 'SUBMITTED', coalesce(cast(:day as date), '2020-11-02'),
                            case when :n < 4 then :institution end) returning id""", "trialId", trialId, "country", country.id(), "day", day, "n", n, "institution", institution);
        }
    }

    @Test
    void meetings() {
        MeetingService meetings = new MeetingService(db.database(), CLOCK);
        MeetingFilter all = new MeetingFilter("SO-1", null, null, null, null);
        every(MeetingSort.class, (sort, window) -> meetings.list(SECRETARY, all, sort, window), MeetingLine::id);

        assertThat(meetings.list(SECRETARY, all, Sort.up(MeetingSort.DAY), Window.FIRST)
                        .items())
                .extracting(MeetingLine::number)
                .containsExactly(4, 5, 1, 2, 3);
    }

    @Test
    void decisions() {
        DecisionListService decisions = new DecisionListService(db.database());
        every(
                DecisionSort.class,
                (sort, window) -> decisions.list(SECRETARY, "SO-1", null, null, sort, window),
                DecisionLine::id);
    }

    @Test
    void actions() {
        ActionItemService actions = new ActionItemService(db.database(), CLOCK);
        ActionItemFilter all = ActionItemFilter.of("SO-1", null, null, false, null);
        every(
                ActionSort.class,
                (sort, window) -> actions.list(SECRETARY, all, sort, window),
                line -> line.item().id());

        assertThat(actions.list(SECRETARY, all, Sort.down(ActionSort.TEXT), Window.FIRST)
                        .items())
                .extracting(line -> line.item().text())
                .containsExactly("Éa", "Z 0", "Alike", "alike", "Z 1");
    }

    @Test
    void outreach() {
        OutreachService outreach = new OutreachService(db.database(), CLOCK);
        OutreachFilter all = new OutreachFilter("SO-1", null, null, null);
        every(OutreachSort.class, (sort, window) -> outreach.list(SECRETARY, all, sort, window), Outreach::id);

        assertThat(outreach.list(SECRETARY, all, Sort.up(OutreachSort.COUNTRY), Window.FIRST)
                        .items())
                .extracting(Outreach::iso2)
                .containsExactly("EC", "GH", "SE", "CH", "UZ");
    }

    @Test
    void agreements() {
        AgreementService agreements = new AgreementService(db.database(), CLOCK);
        AgreementFilter all = new AgreementFilter("SO-1", null, null, null);
        every(AgreementSort.class, (sort, window) -> agreements.list(SECRETARY, all, sort, window), Agreement::id);

        assertThat(agreements
                        .list(SECRETARY, all, Sort.down(AgreementSort.SIGNED), Window.FIRST)
                        .items())
                .extracting(Agreement::iso2)
                .containsExactly("EC", "UZ", "CH", "SE", "GH");
        assertThat(agreements
                        .list(SECRETARY, all, Sort.up(AgreementSort.SIGNED), Window.FIRST)
                        .items())
                .extracting(Agreement::iso2)
                .containsExactly("SE", "CH", "UZ", "EC", "GH");
    }

    @Test
    void approvals() {
        ApprovalService approvals = new ApprovalService(db.database(), CLOCK);
        ApprovalFilter all = new ApprovalFilter("SO-1", null, null, null, null);
        every(ApprovalSort.class, (sort, window) -> approvals.list(SECRETARY, all, sort, window), Approval::id);
    }

    @Test
    void institutions() {
        InstitutionService institutions = new InstitutionService(db.database());
        every(
                InstitutionSort.class,
                (sort, window) -> institutions.list(SECRETARY, null, null, sort, window),
                Institution::id);

        assertThat(institutions
                        .list(SECRETARY, null, null, InstitutionService.USUAL, Window.FIRST)
                        .items())
                .extracting(Institution::name)
                .containsExactly("alike 2", "Alike 3", "Éa 4", "Z 0 0", "Z 1 1");
    }

    @Test
    void people() {
        PersonService people = new PersonService(db.database(), CLOCK);
        every(
                PersonSort.class,
                (sort, window) -> people.list(SECRETARY, null, null, sort, window),
                entry -> entry.person().id());
    }

    @Test
    void sites() {
        SiteService sites = new SiteService(db.database(), CLOCK);
        every(
                SiteSort.class,
                (sort, window) -> sites.list(SECRETARY, "SO-1", null, sort, window),
                standing -> standing.site().id());

        assertThat(sites.list(SECRETARY, "SO-1", null, Sort.down(SiteSort.ENROLLED), Window.FIRST)
                        .items())
                .extracting(standing -> standing.site().code())
                .containsExactly("UZ-02", "CH-01", "SE-00", "GH-04", "EC-03");
    }

    @Test
    void countries() {
        ParticipationService countries = new ParticipationService(db.database());
        every(
                CountrySort.class,
                (sort, window) -> countries.list(SECRETARY, "SO-1", null, sort, window),
                standing -> standing.participation().id());
    }

    @Test
    void documents() {
        DocumentListService documents = new DocumentListService(db.database());
        DocumentFilter all = new DocumentFilter("SO-1", null, null, null, false, null);
        every(DocumentSort.class, (sort, window) -> documents.list(SECRETARY, all, sort, window), Document::id);
    }

    @Test
    void everyCountryHasItsPlaceByItsName() {
        List<Integer> wrong =
                db.query(handle -> handle.select("""
                        select count(*) from country where country_place(iso2) is null
                         union all
                        select count(*) - count(distinct country_place(iso2)) from country""").mapTo(Integer.class).list());

        assertThat(wrong).containsExactly(0, 0);
    }

    @Test
    void anOrderThatTheListDoesNotHaveIsMalformed() {
        for (String sort : List.of("NAMES", "name", "-", "--NAME", "NAME; drop table person")) {
            assertThat(catchThrowableOfType(Problem.class, () -> Sort.of(sort, PersonService.USUAL))
                            .kind())
                    .as(sort)
                    .isEqualTo(Problem.Kind.MALFORMED);
        }
        assertThat(Sort.of("", PersonService.USUAL)).isEqualTo(PersonService.USUAL);
        assertThat(Sort.of("-NAME", PersonService.USUAL).text()).isEqualTo("-NAME");
    }

    private static <K extends Enum<K>, T> void every(
            Class<K> columns, BiFunction<Sort<K>, Window, Listing<T>> list, Function<T, Long> id) {
        for (K column : columns.getEnumConstants()) {
            for (Sort<K> sort : List.of(Sort.up(column), Sort.down(column))) {
                List<Long> whole = ids(list.apply(sort, Window.LARGEST), id);
                List<Long> parts = new ArrayList<>();
                String after = null;
                do {
                    Listing<T> part = list.apply(sort, new Window(2, after));
                    parts.addAll(ids(part, id));
                    after = part.next();
                } while (after != null);

                assertThat(whole).as(sort.text()).hasSize(ROWS).doesNotHaveDuplicates();
                assertThat(parts).as(sort.text()).isEqualTo(whole);
            }
        }
    }

    private static <T> List<Long> ids(Listing<T> listing, Function<T, Long> id) {
        return listing.items().stream().map(id).toList();
    }

    private static long insert(String sql, @Nullable Object... values) {
        Map<String, @Nullable Object> bound = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            bound.put(String.valueOf(values[i]), values[i + 1]);
        }
        return given.insert(sql, bound);
    }
}
