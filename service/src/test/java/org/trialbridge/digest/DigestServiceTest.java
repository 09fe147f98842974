package org.trialbridge.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestClock;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.mail.MailService;
import org.trialbridge.mail.Smtp;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class DigestServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate WEDNESDAY = LocalDate.of(2021, 2, 3);

    /** Seven in Tashkent (UTC+5); nine at night, the day before, in Quito (UTC-5). */
    private static final Instant SEVEN_IN_TASHKENT = Instant.parse("2021-02-03T02:00:00Z");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final TestClock clock = new TestClock(SEVEN_IN_TASHKENT);
    private DigestService digests;
    private long trialId;
    private Participation uzbekistan;
    private Participation ecuador;
    private long academy;

    @BeforeEach
    void aTrialInTwoCountries() {
        digests = new DigestService(db.database(), new DigestLetter(URI.create("https://trial.example.org")), clock);
        trialId = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        ecuador = given.country(TRIAL, "EC");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
    }

    @Test
    void everybodyIsWrittenToAtSevenWhereHeIs() {
        action("UZ", "Call Tashkent", person("saida", "Asia/Tashkent"), null, WEDNESDAY);
        action("EC", "Call Quito", person("lucia", "America/Guayaquil"), null, WEDNESDAY);

        digests.send(Actor.system());
        assertThat(recipients()).containsExactly("saida@example.org");
        clock.pass(Duration.ofHours(9).plusMinutes(59));
        digests.send(Actor.system());
        assertThat(recipients()).containsExactly("saida@example.org");
        clock.pass(Duration.ofMinutes(1));
        digests.send(Actor.system());

        assertThat(recipients()).containsExactly("saida@example.org", "lucia@example.org");
        assertThat(strings("select on_day::text from digest_message order by id"))
                .containsExactly("2021-02-03", "2021-02-03");
    }

    @Test
    void afterNineItIsTooLateForThatDay() {
        action("UZ", "Call", person("saida", "Asia/Tashkent"), null, WEDNESDAY);
        clock.pass(Duration.ofHours(2));

        assertThat(digests.send(Actor.system())).isZero();
        clock.pass(Duration.ofHours(22));
        assertThat(digests.send(Actor.system())).isEqualTo(1);
        assertThat(bodies()).singleElement().asString().contains("1 day overdue, was due on 3 Feb 2021");
    }

    @Test
    void manyNodesWriteOnceAndEverythingInOneMessage() {
        long saida = person("saida", "Asia/Tashkent");
        action("UZ", "First", saida, null, WEDNESDAY);
        action("UZ", "Second", saida, null, WEDNESDAY.plusDays(7));
        action(null, "Third", saida, null, WEDNESDAY.minusDays(3));
        action("UZ", "Not yet", saida, null, WEDNESDAY.plusDays(8));

        List<CompletableFuture<Integer>> nodes = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> digests.send(Actor.system())))
                .toList();

        assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
        assertThat(bodies())
                .singleElement()
                .asString()
                .contains("First", "Second", "Third")
                .doesNotContain("Not yet");
        assertThat(strings("select kind || ' ' || step from digest_line order by id"))
                .containsExactly("ACTION OVERDUE", "ACTION DUE", "ACTION WEEK_BEFORE");
    }

    @Test
    void remindersEndWhenItIsDoneAndBeginAnewWhenTheDayMoves() {
        long action = action("UZ", "Call", person("saida", "Asia/Tashkent"), null, WEDNESDAY);

        assertThat(daysWrittenTo(8)).containsExactly(0, 7);
        given.insert("update action_item set due_on = '2021-02-12' where id = :id returning id", Map.of("id", action));
        assertThat(daysWrittenTo(1)).containsExactly(0);
        given.insert("update action_item set status = 'CANCELLED' where id = :id returning id", Map.of("id", action));
        assertThat(daysWrittenTo(8)).isEmpty();
    }

    @Test
    void ownersReadOfRisksThatAreToBeLookedAtAgainUntilTheyAreClosed() {
        user("secretary", "Asia/Tashkent", Role.SECRETARIAT, Place.trial(trialId));
        user("coordinator", "Asia/Tashkent", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        action("UZ", "Call", person("bakhtiyor", "Asia/Tashkent"), null, WEDNESDAY);
        long risk = given.insert(
                """
                insert into risk (trial_id, participation_id, title, probability, impact, response, owner_person_id,
                                  raised_on, review_on)
                values (:trialId, :country, 'The licence\nis late', 3, 4, 'REDUCE', :owner, '2020-12-01', '2021-02-03')
                returning id""", Map.of("trialId", trialId, "country", uzbekistan.id(), "owner", person("saida", "Asia/Tashkent")));

        digests.send(Actor.system());
        assertThat(recipients()).containsExactly("bakhtiyor@example.org", "saida@example.org");
        assertThat(bodies().get(1))
                .contains(
                        "Due today:\n\n* Risk to look at again: The licence is late\n  Uzbekistan, ZF2001-III, due today, 3"
                                + " Feb 2021\n  https://trial.example.org/trials/ZF2001-III/risks/" + risk + "\n",
                        "Reminders of a risk end when it is closed or its day is moved.")
                .doesNotContain("actions?owner=me");
        assertThat(strings("select subject from outbox order by id"))
                .containsExactly("Actions: 1 due today", "Risks: 1 to look at again");
        given.insert(
                "update action_item set status = 'CANCELLED' where trial_id = :id returning id", Map.of("id", trialId));
        assertThat(daysWrittenTo(15)).containsExactly(7, 14);
        assertThat(recipients()).endsWith("saida@example.org", "secretary@example.org");
        given.insert(
                "update risk set status = 'CLOSED', closed_on = '2021-02-17' where id = :id returning id",
                Map.of("id", risk));
        assertThat(daysWrittenTo(8)).isEmpty();
    }

    @Test
    void afterTwoWeeksTheSecretariatOfTheTrialReadsOfItToo() {
        user("secretary", "Asia/Tashkent", Role.SECRETARIAT, Place.trial(trialId));
        user("coordinator", "Asia/Tashkent", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        user("stranger", "Asia/Tashkent", Role.SECRETARIAT, Place.trial(given.trial("OTHER-II")));
        action("UZ", "Call", person("saida", "Asia/Tashkent"), null, WEDNESDAY.minusDays(12));

        digests.send(Actor.system());
        assertThat(recipients()).containsExactly("saida@example.org");
        clock.pass(Duration.ofDays(2));
        digests.send(Actor.system());

        assertThat(recipients()).containsExactly("saida@example.org", "secretary@example.org");
        assertThat(bodies().get(1)).contains("others are to do it", "for Saida", "14 days overdue");
    }

    @Test
    void nobodyIsWrittenToWhoAskedNotToBeOrWasErased() {
        long silent = person("silent", "Asia/Tashkent");
        long gone = person("gone", "Asia/Tashkent");
        long wordless = person("not an address", "Asia/Tashkent");
        action("UZ", "One", silent, null, WEDNESDAY);
        action("UZ", "Two", gone, null, WEDNESDAY);
        action("UZ", "Three", wordless, null, WEDNESDAY);
        action("UZ", "Four", null, academy, WEDNESDAY);
        part(silent, "NATIONAL_COORDINATOR", uzbekistan.id());
        given.insert("update person set do_not_contact = true where id = :id returning id", Map.of("id", silent));
        given.insert("update person set erased_at = now() where id = :id returning id", Map.of("id", gone));

        assertThat(digests.send(Actor.system())).isZero();
        assertThat(digests.preview(Given.actor(Role.SECRETARIAT, Place.EVERYTHING))
                        .unreached())
                .extracting(silence -> silence.thing().what() + " " + silence.hindrance())
                .containsExactlyInAnyOrder(
                        "One NOT_TO_BE_CONTACTED", "Two ERASED", "Three NO_ADDRESS", "Four NOBODY_OF_IT");
    }

    @Test
    void anInstitutionIsReachedThroughItsPeopleWithAPartThere() {
        part(person("lead", "Asia/Tashkent"), "PRINCIPAL_INVESTIGATOR", null);
        part(person("national", "Asia/Tashkent"), "NATIONAL_COORDINATOR", uzbekistan.id());
        part(person("elsewhere", "Asia/Tashkent"), "NATIONAL_COORDINATOR", ecuador.id());
        part(person("minister", "Asia/Tashkent"), "OFFICIAL", uzbekistan.id());
        affiliated(person("idle", "Asia/Tashkent"));
        action("UZ", "Call", null, academy, WEDNESDAY);

        digests.send(Actor.system());

        assertThat(recipients()).containsExactlyInAnyOrder("lead@example.org", "national@example.org");
    }

    @Test
    void expiriesGoToTheCoordinatorOfTheCountryAndTheSecretariat() {
        user("coordinator", "Asia/Tashkent", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        user("neighbour", "Asia/Tashkent", Role.COUNTRY_COORDINATOR, ecuador.place());
        user("secretary", "Asia/Tashkent", Role.SECRETARIAT, Place.EVERYTHING);
        user("contact", "Asia/Tashkent", Role.SITE_CONTACT, uzbekistan.place());
        approval("APPROVED", WEDNESDAY.plusDays(90));
        approval("REJECTED", WEDNESDAY.plusDays(30));
        agreement("Signed", LocalDate.of(2020, 2, 3), WEDNESDAY);
        agreement("Draft", null, WEDNESDAY);

        digests.send(Actor.system());

        assertThat(recipients()).containsExactlyInAnyOrder("coordinator@example.org", "secretary@example.org");
        assertThat(bodies().get(0))
                .contains(
                        "* Memorandum of understanding (MOU): Signed\n  Uzbekistan, ZF2001-III, expires today, 3 Feb 2021",
                        "* Approval: Ethics, Academy\n  Uzbekistan, ZF2001-III, expires in 90 days, on 4 May 2021",
                        "/trials/ZF2001-III/countries/UZ/approvals/")
                .doesNotContain("Draft", "30 days");
        clock.pass(Duration.ofDays(1));
        assertThat(digests.send(Actor.system())).isZero();
    }

    @Test
    void whatFallsOnAWeekendFollowsOnTheNextWorkingDay() {
        LocalDate saturday = WEDNESDAY.plusDays(3);
        action("UZ", "Call", person("saida", "Asia/Tashkent"), null, saturday.plusDays(7));
        action("UZ", "Ring", person("karim", "Asia/Dhaka"), null, WEDNESDAY.plusDays(9));
        clock.pass(Duration.ofDays(1).plusHours(23));

        assertThat(digests.send(Actor.system())).as("Friday in Dhaka").isZero();
        clock.pass(Duration.ofDays(1).plusHours(1));
        assertThat(digests.send(Actor.system())).as("Saturday in Tashkent").isZero();
        clock.pass(Duration.ofHours(23));
        digests.send(Actor.system());
        assertThat(recipients()).as("Sunday in Dhaka").containsExactly("karim@example.org");
        clock.pass(Duration.ofDays(1).plusHours(1));
        digests.send(Actor.system());

        assertThat(bodies().get(1)).as("Monday in Tashkent").contains("due in 5 days, on 13 Feb 2021");
    }

    @Test
    void anAccountAndAnEntryOfTheSameAddressAreOnePerson() {
        user("saida", "America/Guayaquil", Role.SECRETARIAT, Place.EVERYTHING);
        action("UZ", "Hers", person("saida", "Asia/Tashkent"), null, WEDNESDAY.minusDays(20));
        action("UZ", "Somebody else's", null, academy, WEDNESDAY.minusDays(20));
        clock.pass(Duration.ofHours(10));

        digests.send(Actor.system());

        assertThat(bodies())
                .singleElement()
                .asString()
                .contains("Overdue, yours to do:\n\n* Hers", "others are to do it:\n\n* Somebody else's", "owner=me");
        assertThat(strings("select user_id is not null and person_id is null from digest_message"))
                .containsExactly("t");
    }

    @Test
    void theSecretariatSeesBeforehandWhoIsWrittenToAndWhy() {
        action("UZ", "Call", person("saida", "Asia/Tashkent"), null, WEDNESDAY.plusDays(8));
        action("EC", "Ring", person("lucia", "America/Guayaquil"), null, WEDNESDAY.plusDays(7));

        Preview preview = digests.preview(Given.actor(Role.SECRETARIAT, Place.trial(trialId)));

        assertThat(preview.digests())
                .extracting(
                        digest -> digest.to().email(),
                        digest -> digest.to().nextMorning(preview.now()).toString(),
                        digest -> digest.lines().get(0).step())
                .containsExactly(
                        tuple("lucia@example.org", "2021-02-03T07:00-05:00[America/Guayaquil]", Step.WEEK_BEFORE),
                        tuple("saida@example.org", "2021-02-04T07:00+05:00[Asia/Tashkent]", Step.WEEK_BEFORE));
        assertThat(digests.preview(Given.actor(Role.SECRETARIAT, Place.trial(given.trial("OTHER-II"))))
                        .isEmpty())
                .isTrue();
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> digests.preview(Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place())))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(recipients()).isEmpty();
    }

    @Test
    void aDigestReachesAMailServer() throws Exception {
        action("UZ", "Протокол\r\nBcc: all@example.org", person("saida", "Asia/Tashkent"), null, WEDNESDAY);
        digests.send(Actor.system());
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            URI url = URI.create("smtp://localhost:" + server.getSmtp().getPort());

            new MailService(db.database(), new Smtp(url, "trialbridge@example.org")).sendDue(Actor.system());

            assertThat(server.getReceivedMessages()).singleElement().satisfies(message -> {
                assertThat(message.getAllRecipients()).singleElement().hasToString("saida@example.org");
                assertThat(message.getSubject()).isEqualTo("Actions: 1 due today");
                assertThat(String.valueOf(message.getContent())).contains("* Протокол Bcc: all@example.org\r\n");
                assertThat(GreenMailUtil.getHeaders(message)).doesNotContain("Bcc");
            });
        } finally {
            server.stop();
        }
    }

    private List<Integer> daysWrittenTo(int days) {
        List<Integer> written = IntStream.range(0, days)
                .filter(day -> {
                    int sent = digests.send(Actor.system());
                    clock.pass(Duration.ofDays(1));
                    return sent > 0;
                })
                .boxed()
                .toList();
        return written;
    }

    private long action(
            @Nullable String iso2, String text, @Nullable Long person, @Nullable Long owner, LocalDate due) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", trialId);
        values.put("iso2", iso2);
        values.put("text", text);
        values.put("person", person);
        values.put("owner", owner);
        values.put("due", due);
        return given.insert("""
                insert into action_item (trial_id, country_iso2, text, owner_person_id, owner_institution_id, due_on)
                values (:trialId, :iso2, :text, :person::bigint, :owner::bigint, :due) returning id
                """, values);
    }

    /** Somebody of the directory, whose name begins with a capital letter and whose address does not. */
    private long person(String name, String zone) {
        long id = given.insert("insert into person (zone) values (:zone) returning id", Map.of("zone", zone));
        return given.insert(
                "insert into person_private (id, name, email) values (:id, initcap(:name), :name || '@example.org') returning id",
                Map.of("id", id, "name", name));
    }

    private void part(long person, String role, @Nullable Long participation) {
        affiliated(person);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", trialId);
        values.put("participation", participation);
        values.put("person", person);
        values.put("role", role);
        given.insert("""
                insert into trial_role (trial_id, participation_id, person_id, role)
                values (:trialId, :participation::bigint, :person, :role) returning id
                """, values);
    }

    private void affiliated(long person) {
        given.insert(
                "insert into affiliation (person_id, institution_id) values (:person, :institution) returning id",
                Map.of("person", person, "institution", academy));
    }

    private void user(String name, String zone, Role role, Place place) {
        long id = given.insert("insert into user_account (zone) values (:zone) returning id", Map.of("zone", zone));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", id);
        values.put("name", name);
        values.put("role", role.name());
        values.put("trial", place.trialId());
        values.put("participation", place.participationId());
        given.insert("""
                insert into user_private (id, name, email)
                values (:id, initcap(:name), :name || '@example.org') returning id
                """, Map.of("id", id, "name", name));
        given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id)
                values (:id, :role, :trial::bigint, :participation::bigint) returning id
                """, values);
    }

    private void approval(String status, LocalDate expires) {
        given.insert(
                """
                insert into approval (trial_id, participation_id, kind, authority_institution_id, status, decided_on, expires_on)
                values (:trialId, :country, 'ETHICS', :academy, :status, '2020-02-03', :expires) returning id
                """,
                Map.of(
                        "trialId",
                        trialId,
                        "country",
                        uzbekistan.id(),
                        "academy",
                        academy,
                        "status",
                        status,
                        "expires",
                        expires));
    }

    private void agreement(String title, @Nullable LocalDate signed, LocalDate expires) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", trialId);
        values.put("country", uzbekistan.id());
        values.put("title", title);
        values.put("signed", signed);
        values.put("expires", expires);
        given.insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on, expires_on)
                values (:trialId, :country, 'MOU', :title, :signed::date, :expires) returning id
                """, values);
    }

    private List<String> recipients() {
        return strings("select recipient from outbox order by id");
    }

    private List<String> bodies() {
        return strings("select body from outbox order by id");
    }

    private List<String> strings(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
