package org.trialbridge.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class ReminderServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);

    /** Weeks end on Fridays and are due on Mondays; on Monday 8 February at nine in Tashkent it is four in London. */
    private static final Instant MONDAY_MORNING = Instant.parse("2021-02-08T04:00:00Z");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final TestClock clock = new TestClock(MONDAY_MORNING);
    private ReminderService reminders;
    private Participation uzbekistan;
    private long first;
    private long second;
    private long nodira;

    @BeforeEach
    void aContactOfTwoSites() {
        reminders =
                new ReminderService(db.database(), new ReminderLetter(URI.create("https://trial.example.org/")), clock);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        first = given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 2, 1));
        second = given.site(uzbekistan, "UZ-02", LocalDate.of(2021, 2, 2));
        nodira = user("Nodira", Role.SITE_CONTACT, site(first));
        grant(nodira, Role.SITE_CONTACT, site(second));
    }

    @Test
    void aContactGetsOneMessageAboutAllHisSitesWithALinkForEach() {
        int written = reminders.remind(Actor.system());

        assertThat(written).isEqualTo(1);
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("user" + nodira + "@example.org", "2 reports to send", "Hello Nodira")
                        .contains(
                                "UZ-01 Site UZ-01 (ZF2001-III), period to 5 Feb 2021",
                                "UZ-02 Site UZ-02",
                                "due by 8 Feb 2021")
                        .contains("https://trial.example.org/report/"));
        assertThat(links()).hasSize(2).allMatch(link -> link.startsWith(nodira + " "));
    }

    @Test
    void aRestartOrAnotherNodeWritesNothingAgain() {
        List<CompletableFuture<Integer>> nodes = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> reminders.remind(Actor.system())))
                .toList();

        assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
        assertThat(reminders.remind(Actor.system())).isZero();
        clock.pass(Duration.ofHours(3));
        assertThat(reminders.remind(Actor.system())).isZero();
        assertThat(messages()).hasSize(1);
    }

    @Test
    void whoHasReportedHearsNoMoreAtOnce() {
        given.counts(uzbekistan, first, FRIDAY, 12);

        reminders.remind(Actor.system());
        given.counts(uzbekistan, second, FRIDAY, 9);
        clock.pass(Duration.ofDays(1));
        int later = reminders.remind(Actor.system());

        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("Report of UZ-02 for 5 Feb 2021")
                        .doesNotContain("UZ-01"));
        assertThat(later).isZero();
    }

    @Test
    void itEscalatesFromTheContactToTheCoordinatorToTheSecretariat() {
        long dilnoza = user("Dilnoza", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        long wei = user("Li Wei", Role.SECRETARIAT, Place.EVERYTHING);
        given.counts(uzbekistan, second, FRIDAY, 9);
        given.counts(uzbekistan, second, FRIDAY.plusWeeks(1), 10);
        given.counts(uzbekistan, second, FRIDAY.plusWeeks(2), 11);
        given.counts(uzbekistan, first, FRIDAY.plusWeeks(1), 12);
        given.counts(uzbekistan, first, FRIDAY.plusWeeks(2), 13);

        everyDayFor(21);

        assertThat(remindersSent())
                .containsExactly(
                        "2021-02-08 " + nodira + " DUE",
                        "2021-02-09 " + nodira + " OVERDUE",
                        "2021-02-15 " + dilnoza + " MISSING",
                        "2021-02-22 " + wei + " ESCALATED");
        assertThat(messages().get(2))
                .contains("Hello Dilnoza", "These sites have not reported", "was due on 8 Feb 2021")
                .contains("https://trial.example.org/trials/ZF2001-III/reporting?country=UZ")
                .doesNotContain("/report/");
    }

    @Test
    void nobodyIsWrittenToAtNightOnWeekendsOrForAcceptedPeriods() {
        clock.pass(Duration.ofHours(-2)); // seven in Tashkent
        int atNight = reminders.remind(Actor.system());
        clock.pass(Duration.ofDays(-2)); // Saturday
        clock.pass(Duration.ofHours(3));
        int onSaturday = reminders.remind(Actor.system());
        given.lock(uzbekistan, FRIDAY);
        clock.pass(Duration.ofDays(2));
        int accepted = reminders.remind(Actor.system());

        assertThat(List.of(atNight, onSaturday, accepted)).containsOnly(0);
        assertThat(messages()).isEmpty();
    }

    @Test
    void onAPublicHolidayThatSomebodyEnteredAllRestsUntilTheNextWorkingDay() {
        given.insert(
                "insert into public_holiday (country_iso2, on_date, name) values ('UZ', :day, 'Day of rest') returning id",
                Map.of("day", FRIDAY.plusDays(3)));
        int onTheHoliday = reminders.remind(Actor.system());
        clock.pass(Duration.ofDays(1));
        int after = reminders.remind(Actor.system());

        assertThat(onTheHoliday).isZero();
        assertThat(after).isEqualTo(1);
        assertThat(messages())
                .singleElement()
                .satisfies(
                        message -> assertThat(message).contains("user" + nodira + "@example.org", "2 reports to send"));
    }

    @Test
    void whoMayNotComeInAndSitesThatWereMadeUpAreLeftOut() {
        given.insert("update user_account set disabled_at = now() where id = :id returning id", Map.of("id", nodira));
        long asad = user("Asad", Role.SITE_CONTACT, site(first));
        given.insert("update site set illustrative = true where id = :id returning id", Map.of("id", first));

        assertThat(reminders.remind(Actor.system())).isZero();
        given.insert("update site set illustrative = false where id = :id returning id", Map.of("id", first));
        assertThat(reminders.remind(Actor.system())).isEqualTo(1);
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message).contains("user" + asad + "@example.org"));
    }

    @Test
    void aCoordinatorChasesWhatHeChose() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        given.site(uzbekistan, "UZ-03", LocalDate.of(2021, 2, 3));
        given.counts(uzbekistan, second, FRIDAY, 9);

        Chase chase = reminders.chase(
                coordinator, TRIAL, List.of("UZ-01 2021-02-05", "UZ-02 2021-02-05", "UZ-03 2021-02-05"));
        Chase again = reminders.chase(coordinator, TRIAL, List.of("UZ-01 2021-02-05"));

        assertThat(chase).isEqualTo(new Chase(1, 1, 0, List.of("UZ-03"), 1));
        assertThat(chase.words())
                .isEqualTo("1 person is reminded of 1 report. Nobody reports for UZ-03: name a site contact."
                        + " 1 report is in or accepted by now.");
        assertThat(again.words()).isEqualTo("Nobody was written to. 1 person got a reminder today already.");
        assertThat(reminders.remind(Actor.system())).isZero();
        assertThat(strings(
                        "select action || ' ' || user_id from audit_entry where action = 'reports.chase' order by id"))
                .containsExactly("reports.chase 7", "reports.chase 7");
    }

    @Test
    void whatCanNotBeChasedIsRefused() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Participation pakistan = given.country(TRIAL, "PK");
        given.site(pakistan, "PK-01", LocalDate.of(2021, 2, 1));

        for (List<String> wrong : List.of(
                List.<String>of(), List.of("UZ-01"), List.of("UZ-01 2021-02-04"), List.of("UZ-01 +999999999-12-31"))) {
            assertThat(kind(coordinator, wrong)).isEqualTo(Problem.Kind.INVALID);
        }
        List<String> right = List.of("UZ-01 2021-02-05");
        assertThat(kind(Given.actor(Role.LEADERSHIP, Place.EVERYTHING), right)).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kind(Given.actor(Role.SITE_CONTACT, site(first)), right)).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kind(Given.actor(Role.SECRETARIAT, Place.trial(99)), right)).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(reminders
                        .chase(coordinator, TRIAL, List.of("PK-01 2021-02-05"))
                        .notOpen())
                .isEqualTo(1);
        assertThat(catchThrowableOfType(Problem.class, () -> reminders.remind(coordinator))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(messages()).isEmpty();
    }

    private Problem.Kind kind(Actor actor, List<String> chosen) {
        return catchThrowableOfType(Problem.class, () -> reminders.chase(actor, TRIAL, chosen))
                .kind();
    }

    private void everyDayFor(int days) {
        for (int i = 0; i < days; i++) {
            reminders.remind(Actor.system());
            clock.pass(Duration.ofDays(1));
        }
    }

    private Place site(long id) {
        return Place.site(uzbekistan.trialId(), uzbekistan.id(), id);
    }

    private long user(String name, Role role, Place place) {
        long id = given.user(name);
        grant(id, role, place);
        return id;
    }

    private void grant(long user, Role role, Place place) {
        Map<String, @Nullable Object> grant = new HashMap<>();
        grant.put("user", user);
        grant.put("role", role.name());
        grant.put("trial", place.trialId());
        grant.put("participation", place.participationId());
        grant.put("site", place.siteId());
        given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id, site_id)
                values (:user, :role, :trial::bigint, :participation::bigint, :site::bigint)
                returning id
                """, grant);
    }

    private List<String> messages() {
        return strings("select recipient || ' ' || subject || ' ' || body from outbox order by id");
    }

    private List<String> links() {
        return strings("select user_id || ' ' || site_id || ' ' || period_end from report_link order by id");
    }

    private List<String> remindersSent() {
        return strings("""
                select m.on_day || ' ' || r.user_id || ' ' || r.step
                  from reminder r
                  join reminder_message m on m.id = r.message_id
                 where r.period_end = date '2021-02-05'
                 order by m.on_day, r.id
                """);
    }

    private List<String> strings(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
