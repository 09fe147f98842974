package org.trialbridge.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.trialbridge.problem.Problem;

class PersonErasureTest {
    private static final Actor SECRETARIAT = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final List<String> PERSONAL =
            List.of("Nodira", "Нодира", "nodira@example.org", "Nodira@Example.org", "+998 71 200 00 01", "200 00 01");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private Given given;
    private PersonService people;
    private ErasureService erasures;
    private long meeting;
    private long person;

    @BeforeEach
    void aPerson() {
        given = new Given(db);
        people = new PersonService(db.database(), Clock.systemUTC());
        erasures = new ErasureService(db.database(), Clock.systemUTC());
        meeting = given.webinar(given.trial("ZF2001-III"), 31, LocalDate.of(2021, 1, 20), "UZ");
        person = people.create(requestedBy(given.user("Rustam")), input())
                .person()
                .id();
    }

    @Test
    void whatWaitsForAnErasedPersonAndHisNameAsADelegateGoToo() {
        delegate("Delegate", "Nodira@Example.org");
        delegate("dr nodira  KARIMOVA", null);
        delegate("Somebody", "other@example.org");
        message("Nodira@Example.org", "Hello", "text", null);
        message("other@example.org", "Hello", "text", null);

        erasures.erase(SECRETARIAT, person);

        assertThat(texts("select delegate_name from attendance_private")).containsExactly("Somebody");
        assertThat(texts("select recipient from outbox")).containsExactly("other@example.org");
        assertThat(texts("select count(*)::text from attendance")).containsExactly("3");
    }

    @Test
    void noTableHoldsAValueOfAnErasedPersonInAnyColumn() {
        everythingElseThatIsKept();
        assertThat(found()).isNotEmpty();

        erasures.erase(SECRETARIAT, person);

        assertThat(found()).isEmpty();
        assertThat(trailBreaks()).isEmpty();
        assertThat(texts("select subject || '; ' || body || '; ' || calendar from outbox"))
                .containsExactly("About erased person; Write to erased person; SUMMARY:With erased person\nUID:1");
    }

    @Test
    void whatWasKnownBeforeTheErasureIsStillRead() {
        Instant before = now();

        erasures.erase(SECRETARIAT, person);

        List<Long> known = db.jdbi().inTransaction(handle -> {
            handle.createQuery("select known_at(:before)")
                    .bind("before", before)
                    .mapTo(Long.class)
                    .one();
            return handle.createQuery("select id from person where erased_at is null")
                    .mapTo(Long.class)
                    .list();
        });
        assertThat(known).containsExactly(person);
        assertThat(trailBreaks()).isEmpty();
    }

    @Test
    void anAccountThatWorksIsDisabledFirst() {
        long user = given.insert(
                "insert into user_account (person_id) values (:person) returning id", Map.of("person", person));
        given.insert(
                "insert into user_private (id, name, email) values (:id, 'Nodira', 'n@example.org') returning id",
                Map.of("id", user));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> erasures.erase(SECRETARIAT, person))
                .returns(Problem.Kind.CONFLICT, Problem::kind);
        assertThat(texts("select name from person_private")).hasSize(1);
        given.insert("update user_account set disabled_at = now() where id = :id returning id", Map.of("id", user));
        erasures.erase(SECRETARIAT, person);

        assertThat(found()).isEmpty();
    }

    @Test
    void aRequestWhoseAnswerWasErasedIsNotDoneAgain() {
        Actor again = requestedBy(
                Long.parseLong(texts("select max(id)::text from user_account").get(0)));
        erasures.erase(SECRETARIAT, person);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> people.create(again, input()))
                .returns(Problem.Kind.CONFLICT, Problem::kind);
        assertThat(texts("select count(*)::text from person")).containsExactly("1");
    }

    @Test
    void textsThatAnErasureDoesNotReachAreNamedBefore() {
        given.insert("""
                insert into decision (meeting_id, text, decided_on, status)
                values (:id, 'Nodira Karimova goes on', '2021-01-20', 'AGREED') returning id
                """, Map.of("id", meeting));

        assertThat(erasures.beyond(SECRETARIAT, person)).containsExactly(new NamedIn("decision", "text", 1));
    }

    @Test
    void aSecretariatOfAPartNeitherReadsNorErasesWhatBelongsToAnotherWithTheSameAddress() {
        Actor elsewhere = secretariatOfAnotherTrialOfThePerson();
        long user = given.insert("insert into user_account (disabled_at) values ('2021-01-01') returning id", Map.of());
        given.insert(
                "insert into user_private (id, name, email) values (:id, 'Owner', 'nodira@example.org') returning id",
                Map.of("id", user));
        message("nodira@example.org", "Hello", "text", null);

        PersonExport export = new ExportService(db.database(), Clock.systemUTC()).export(elsewhere, person);
        List<NamedIn> beyond = erasures.beyond(elsewhere, person);
        erasures.erase(elsewhere, person);

        assertThat(export.complete()).isFalse();
        assertThat(export.accounts()).isEmpty();
        assertThat(export.waiting()).isEmpty();
        assertThat(beyond).containsExactly(new NamedIn("user_account", "email", 1));
        assertThat(texts("select name from user_private where id = " + user)).containsExactly("Owner");
        assertThat(texts("select recipient from outbox")).containsExactly("nodira@example.org");
        assertThat(texts("select name from person_private")).isEmpty();
    }

    @Test
    void aSecretariatOfAPartErasesTheAccountOfThePersonAndMessagesToAnAddressThatNobodyElseHas() {
        Actor elsewhere = secretariatOfAnotherTrialOfThePerson();
        long user = given.insert(
                "insert into user_account (person_id, disabled_at) values (:person, '2021-01-01') returning id",
                Map.of("person", person));
        given.insert(
                "insert into user_private (id, name, email) values (:id, 'Nodira', 'nodira@example.org') returning id",
                Map.of("id", user));
        message("Nodira@Example.org", "Hello", "text", null);

        assertThat(erasures.beyond(elsewhere, person)).isEmpty();
        erasures.erase(elsewhere, person);

        assertThat(found()).isEmpty();
    }

    @Test
    void aMessageToAnAddressThatAnotherPersonHasTooWaitsOnWhenAPartErases() {
        Actor elsewhere = secretariatOfAnotherTrialOfThePerson();
        people.create(
                SECRETARIAT,
                new PersonInput(
                        "Sardor", null, null, "NODIRA@example.org", null, null, null, "Consent", null, null, null));
        message("nodira@example.org", "Hello", "text", null);

        erasures.erase(elsewhere, person);

        assertThat(texts("select recipient from outbox")).containsExactly("nodira@example.org");
    }

    @Test
    void aNamesakeWithAnotherAddressStaysOnTheListAndIsToldAsLeft() {
        delegate("Nodira Karimova", "namesake@example.org");
        delegate("Nodira Karimova", null);

        assertThat(erasures.beyond(SECRETARIAT, person)).containsExactly(new NamedIn("attendance", "delegate_name", 1));
        erasures.erase(SECRETARIAT, person);

        assertThat(texts("select email from attendance_private")).containsExactly("namesake@example.org");
    }

    @Test
    void namesInOtherTrialsThanTheActorsStayAndAreToldAsLeft() {
        Actor elsewhere = secretariatOfAnotherTrialOfThePerson();
        delegate("Nodira Karimova", null);
        delegate("Nodira K.", "nodira@example.org");
        presenter("Dr Nodira Karimova");

        assertThat(erasures.beyond(elsewhere, person))
                .containsExactly(
                        new NamedIn("agenda_item", "presenter_name", 1), new NamedIn("attendance", "delegate_name", 2));
        erasures.erase(elsewhere, person);

        assertThat(texts("select count(*)::text from attendance_private")).containsExactly("2");
        assertThat(texts("select presenter_name from agenda_item_private")).containsExactly("Dr Nodira Karimova");
    }

    @Test
    void whoeverReachesAPartTakesNothingOutOfWhatWaitsForOthersAndIsToldSo() {
        Actor elsewhere = secretariatOfAnotherTrialOfThePerson();
        message("other@example.org", "About Nodira Karimova", "Write to nodira@example.org", null);
        draft("ZF2001-III", "Nodira Karimova");
        draft("OTHER", "Nodira Karimova");

        assertThat(erasures.beyond(elsewhere, person))
                .containsExactly(new NamedIn("outbox", "body", 1), new NamedIn("upload_draft", "content", 1));
        erasures.erase(elsewhere, person);

        assertThat(texts("select subject || '; ' || body from outbox"))
                .containsExactly("About Nodira Karimova; Write to nodira@example.org");
        assertThat(texts("select t.code from upload_draft d join trial t on t.id = d.trial_id"))
                .containsExactly("ZF2001-III");
    }

    @Test
    void whatIsLeftIsToldAlsoOfAPersonWithoutAnAddress() {
        Actor elsewhere = secretariatOfAnotherTrialOfThePerson();
        message("other@example.org", "About Nodira Karimova", "Call her", null);
        given.insert("update person_private set email = null where id = :id returning id", Map.of("id", person));

        assertThat(erasures.beyond(elsewhere, person)).containsExactly(new NamedIn("outbox", "body", 1));
    }

    @Test
    void aNameOfOneWordTakesThatWordOutOfNothing() {
        long single = people.create(SECRETARIAT, named("Meeting")).person().id();
        message("other@example.org", "Meeting of the week", "Meeting at nine", null);
        draft("ZF2001-III", "Meeting");

        erasures.erase(SECRETARIAT, single);

        assertThat(texts("select subject || '; ' || body from outbox"))
                .containsExactly("Meeting of the week; Meeting at nine");
        assertThat(texts("select id::text from upload_draft")).hasSize(1);
    }

    @Test
    void aNameIsTakenOutWhereItStandsByItselfOnly() {
        long other = people.create(SECRETARIAT, named("Али Хан")).person().id();
        long third = people.create(SECRETARIAT, named("Ana (Ma) Li")).person().id();
        message(
                "other@example.org",
                "Али Хан, Али Ханов, Вали Хан",
                "«Али Хан»\nAna (Ma) Li. Ana (Ma) Lin, Diana (Ma) Li, Ana Ma Li",
                null);

        erasures.erase(SECRETARIAT, other);
        erasures.erase(SECRETARIAT, third);

        assertThat(texts("select subject || '; ' || body from outbox"))
                .containsExactly("erased person, Али Ханов, Вали Хан; «erased person»\nerased person. Ana (Ma) Lin,"
                        + " Diana (Ma) Li, Ana Ma Li");
    }

    @Test
    void aFileIsRemovedThatNamesThePersonAtTheBeginningOfALine() {
        draft("ZF2001-III", "To do:\\nNodira Karimova");

        erasures.erase(SECRETARIAT, person);

        assertThat(texts("select id::text from upload_draft")).isEmpty();
    }

    @Test
    void theExportHoldsAllThatIsKept() {
        everythingElseThatIsKept();
        given.insert(
                "insert into attendance (meeting_id, person_id, role, status) values (:id, :person, 'SPEAKER', 'ATTENDED') returning id",
                Map.of("id", meeting, "person", person));
        given.insert("""
                insert into action_item (trial_id, text, owner_person_id, due_on)
                select id, 'Send the protocol', :person, '2021-03-01' from trial returning id
                """, Map.of("person", person));

        given.insert("""
                insert into risk (trial_id, title, probability, impact, response, owner_person_id, raised_on)
                select id, 'A strike', 2, 5, 'ACCEPT', :person, '2021-01-11' from trial returning id
                """, Map.of("person", person));

        PersonExport export = new ExportService(db.database(), Clock.systemUTC()).export(SECRETARIAT, person);

        assertThat(export.complete()).isTrue();
        assertThat(export.person().email()).isEqualTo("nodira@example.org");
        assertThat(export.attended())
                .extracting(PersonExport.Attended::role, PersonExport.Attended::asDelegate)
                .containsExactlyInAnyOrder(tuple("SPEAKER", null), tuple("DELEGATE", "Nodira K."));
        assertThat(export.actions()).extracting(PersonExport.Owned::text).containsExactly("Send the protocol");
        assertThat(export.risks()).extracting(PersonExport.Owned::text).containsExactly("A strike");
        assertThat(export.accounts()).extracting(PersonExport.Account::email).containsExactly("nodira@example.org");
        assertThat(export.waiting()).extracting(PersonExport.Message::body).containsExactly("Open (link) today");
        assertThat(export.trail()).extracting(PersonExport.Change::action).contains("person.create");
    }

    @Test
    void onlyTheSecretariatWhoSeesThePersonExportsAndErases() {
        ExportService exports = new ExportService(db.database(), Clock.systemUTC());
        Actor elsewhere = Given.actor(Role.SECRETARIAT, Place.trial(given.trial("OTHER")));
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);

        for (var work : List.<Consumer<Actor>>of(
                actor -> exports.export(actor, person),
                actor -> erasures.erase(actor, person),
                actor -> erasures.beyond(actor, person))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> work.accept(elsewhere))
                    .returns(Problem.Kind.NOT_FOUND, Problem::kind);
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> work.accept(leader))
                    .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        }
    }

    /** An account, messages, an answer to a repeated request, an uploaded file, a name on a list: each holds his values. */
    private void everythingElseThatIsKept() {
        long user = given.insert("insert into user_account (disabled_at) values ('2021-01-01') returning id", Map.of());
        given.insert(
                "insert into user_private (id, name, email) values (:id, 'Nodira', 'nodira@example.org') returning id",
                Map.of("id", user));
        delegate("Nodira K.", "nodira@example.org");
        presenter("Dr Nodira Karimova");
        message("nodira@example.org", "Hello", "Open https://example.org/secret today", null);
        message(
                "other@example.org",
                "About Nodira Karimova",
                "Write to nodira@example.org",
                "SUMMARY:With Nodira Kar\r\n imova\nUID:1");
        given.insert("""
                insert into upload_draft (user_id, trial_id, content)
                select :user, id, '{"name": "Нодира Каримова"}' from trial returning id
                """, Map.of("user", user));
        people.update(
                SECRETARIAT,
                person,
                1,
                new PersonInput(
                        "Nodira Karimova",
                        "Нодира Каримова",
                        "Dr",
                        "nodira@example.org",
                        "+998 71 200 00 01",
                        List.of("uz"),
                        null,
                        "Consent",
                        null,
                        null,
                        null));
    }

    /** Somebody whose client sends a key, so that the answer is kept for a repetition. */
    private static Actor requestedBy(long user) {
        return new Actor(
                user,
                "Rustam",
                List.of(new Grant(Role.SECRETARIAT, Place.EVERYTHING)),
                new Origin("request-1", Origin.Channel.API, new Origin.Retry("key-1", "fingerprint")));
    }

    private static PersonInput input() {
        return new PersonInput(
                "Nodira Karimova",
                "Нодира Каримова",
                "Dr",
                "nodira@example.org",
                "+998 71 200 00 01",
                List.of("uz", "ru"),
                "Asia/Tashkent",
                "Consent",
                null,
                null,
                null);
    }

    private Actor secretariatOfAnotherTrialOfThePerson() {
        long trial = given.trial("OTHER");
        given.insert(
                "insert into attendance (meeting_id, person_id, role, status) values (:id, :person, 'SPEAKER', 'INVITED') returning id",
                Map.of("id", given.webinar(trial, 4, LocalDate.of(2021, 2, 9), "UZ"), "person", person));
        return Given.actor(Role.SECRETARIAT, Place.trial(trial));
    }

    private static PersonInput named(String name) {
        return new PersonInput(name, null, null, null, null, null, null, "Consent", null, null, null);
    }

    /** A file that was read, as JSON. */
    private void draft(String trial, String text) {
        given.insert("""
                insert into upload_draft (user_id, trial_id, content)
                select max(u.id), t.id, cast(:content as json) from trial t cross join user_account u where t.code = :trial
                 group by t.id
                returning id
                """, Map.of("trial", trial, "content", "{\"name\": \"" + text + "\"}"));
    }

    private void presenter(String name) {
        long item = given.insert("""
                insert into agenda_item (meeting_id, position, title, planned_minutes)
                values (:id, 1, 'Opening', 15) returning id
                """, Map.of("id", meeting));
        given.insert(
                "insert into agenda_item_private (id, presenter_name) values (:id, :name) returning id",
                Map.of("id", item, "name", name));
    }

    private void delegate(String name, @Nullable String email) {
        long line = given.insert("""
                insert into attendance (meeting_id, country_iso2, role, status)
                values (:id, 'UZ', 'DELEGATE', 'ATTENDED') returning id
                """, Map.of("id", meeting));
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("id", line, "name", name));
        values.put("email", email);
        given.insert(
                "insert into attendance_private (id, delegate_name, email) values (:id, :name, :email) returning id",
                values);
    }

    private void message(String recipient, String subject, String body, @Nullable String calendar) {
        Map<String, @Nullable Object> values =
                new HashMap<>(Map.of("recipient", recipient, "subject", subject, "body", body));
        values.put("calendar", calendar);
        given.insert("""
                insert into outbox (recipient, subject, body, calendar, calendar_method)
                values (:recipient, :subject, :body, cast(:calendar as text),
                        case when cast(:calendar as text) is not null then 'REQUEST' end)
                returning id
                """, values);
    }

    /** Where any personal value stands, whatever the type of the column: table and column. */
    private List<String> found() {
        List<String> places =
                db.query(handle -> handle.createQuery("""
                        select format('select %L from public.%I t where to_jsonb(t)::text ~* :personal limit 1',
                                      table_name, table_name)
                          from information_schema.tables
                         where table_schema = 'public' and table_type = 'BASE TABLE'
                        """).mapTo(String.class).list());
        String personal = String.join("|", PERSONAL).replace("+", "\\+").replace(".", "\\.");
        List<String> found = new ArrayList<>();
        for (String place : places) {
            found.addAll(db.query(handle -> handle.createQuery(place)
                    .bind("personal", personal)
                    .mapTo(String.class)
                    .list()));
        }
        return found;
    }

    /**
     * Rows whose trail does not hold together: a change that does not begin where the one before ended, or a present row
     * that is not what its last change made of it. Personal values are compared by their digests.
     */
    private List<String> trailBreaks() {
        List<String> broken = new ArrayList<>(texts("""
                select table_name || ' ' || row_id
                  from (select c.table_name, c.row_id, c.before,
                               lag(c.after) over (partition by c.table_name, c.row_id order by c.id) as ended,
                               row_number() over (partition by c.table_name, c.row_id order by c.id) as step
                          from change c) change
                 where step > 1 and before is distinct from ended
                """));
        for (String table : texts("select distinct table_name from change")) {
            String digests = texts("""
                    select coalesce(string_agg(format('''%1$s'', ''sha256:'' || encode(sha256(convert_to(t.salt || t.%1$s, ''UTF8'')), ''hex'')', a.attname), ', '), '')
                      from pg_attribute a
                     where a.attrelid = 'public.TABLE'::regclass and a.attname in ('name', 'native_name', 'title', 'email', 'phone', 'delegate_name', 'presenter_name', 'password_hash')
                       and exists (select from pg_attribute s where s.attrelid = a.attrelid and s.attname = 'salt')
                    """.replace("TABLE", table)).get(0);
            broken.addAll(texts("""
                    select 'TABLE ' || t.id
                      from public.TABLE t
                      join lateral (select c.after from change c
                                     where c.table_name = 'TABLE' and c.row_id = t.id order by c.id desc limit 1) last on true
                     where last.after is distinct from (to_jsonb(t) - 'salt') || jsonb_build_object(DIGESTS)
                    """.replace("TABLE", table).replace("DIGESTS", digests)));
        }
        return broken;
    }

    private Instant now() {
        return db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    private List<String> texts(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
