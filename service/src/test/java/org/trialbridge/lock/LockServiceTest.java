package org.trialbridge.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class LockServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    /** Friday evening in London, Saturday in Tashkent. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T20:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private LockService locks;
    private Participation uzbekistan;
    private Participation pakistan;
    private Actor coordinator;
    private Actor secretariat;

    @BeforeEach
    void prepare() {
        locks = new LockService(db.database(), new ReopeningLetter(URI.create("https://t.example.org")), CLOCK);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        pakistan = given.country(TRIAL, "PK");
        coordinator = user("Dilnoza", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        secretariat = user("Li Wei", Role.SECRETARIAT, Place.EVERYTHING);
    }

    private Actor user(String name, Role role, Place place) {
        long id = given.user(name);
        return new Actor(id, name, List.of(new Grant(role, place)), new Origin("test", Origin.Channel.FORM, null));
    }

    @Test
    void aLockSaysWhoWhenWhyAndWhatItHolds() {
        Lock lock = accept(coordinator, FRIDAY, "Compared with the sites' own lists");

        assertThat(lock.lockedBy()).isEqualTo("Dilnoza");
        assertThat(lock.lockedAt()).isNotNull();
        assertThat(lock.reason()).isEqualTo("Compared with the sites' own lists");
        assertThat(List.of(lock.through(), String.valueOf(lock.holdsThrough()), String.valueOf(lock.after())))
                .containsExactly(FRIDAY, "2021-02-05", "null");
        assertThat(lock.problem().detail())
                .contains("Uzbekistan up to 5 Feb 2021", "Dilnoza", "UTC", "Compared with the sites' own lists.")
                .contains("COUNTRY_COORDINATOR", "/trials/ZF2001-III/countries/UZ/locks/" + lock.id() + "/reopenings");
        assertThat(trail()).containsExactly("periods.accept by Dilnoza: Compared with the sites' own lists");
    }

    @Test
    void aLaterLockContinuesTheEarlierOne() {
        accept(coordinator, FRIDAY.minusWeeks(2), "January");

        Lock later = accept(coordinator, FRIDAY, "February");

        assertThat(later.after()).isEqualTo(FRIDAY.minusWeeks(2));
        assertThat(later.holds(FRIDAY.minusWeeks(2))).isFalse();
        assertThat(later.holds(FRIDAY.minusWeeks(1))).isTrue();
        assertThat(sheet(coordinator).acceptedThrough()).isEqualTo(FRIDAY);
        assertThat(sheet(coordinator).next()).isNull();
        assertThat(locks.sheet(secretariat, TRIAL, "PK").next()).isEqualTo(FRIDAY);
    }

    @Test
    void onlyPeriodsThatAreOverAreAcceptedAndByTheClockOfTheCountry() {
        given.country(TRIAL, "EC");

        assertThat(errors(() -> locks.accept(secretariat, TRIAL, new LockInput("EC", FRIDAY, "Checked"))))
                .containsExactly("through: Enter a period that is over. There it is 5 Feb 2021 today.");
        assertThat(errors(() -> accept(coordinator, FRIDAY.plusWeeks(1), "Checked")))
                .containsExactly("through: Enter a period that is over. There it is 6 Feb 2021 today.");
        assertThat(accept(coordinator, FRIDAY, "Checked").through()).isEqualTo(FRIDAY);
    }

    @Test
    void whatCanNotBeAcceptedIsToldFieldByField() {
        accept(coordinator, FRIDAY.minusWeeks(1), "January");

        assertThat(errors(() -> accept(coordinator, FRIDAY.minusDays(1), " ")))
                .containsExactly(
                        "reason: Enter a text.", "through: Enter the last day of a period: 29 Jan 2021 or 5 Feb 2021.");
        assertThat(errors(() -> accept(coordinator, FRIDAY.minusWeeks(1), "Again")))
                .containsExactly("through: Enter a later period: those up to 29 Jan 2021 are accepted already.");
        assertThat(errors(() -> accept(coordinator, null, "x".repeat(2001))))
                .containsExactly(
                        "through: Enter a value.", "reason: Shorten the text to 2000 characters; it has 2001.");
        assertThat(errors(() -> accept(coordinator, LocalDate.MAX, "Checked")))
                .containsExactly("through: Enter a day of the years from 1900 to 9999.");
        assertThat(errors(() -> accept(coordinator, FRIDAY, "a\u0000b")))
                .containsExactly("reason: Remove control characters; they can not be stored.");
        assertThat(errors(() -> locks.accept(coordinator, TRIAL, new LockInput(null, FRIDAY, "Checked"))))
                .containsExactly("iso2: Enter the code of a country of the trial, for example UZ.");
        assertThat(trail()).hasSize(1);
    }

    @Test
    void aReopeningIsAskedForByOneAndApprovedByASecondPerson() {
        Lock lock = accept(coordinator, FRIDAY, "February");

        Reopening asked = ask(coordinator, lock, FRIDAY.minusWeeks(1), "UZ-02 reported late");
        LocalDate whileAsked = sheet(coordinator).acceptedThrough();
        Problem self = problem(() -> locks.approve(coordinator, TRIAL, lock.id(), asked.id()));
        Reopening approved = locks.approve(secretariat, TRIAL, lock.id(), asked.id());

        assertThat(asked.approved()).isFalse();
        assertThat(asked.askedBy()).isEqualTo("Dilnoza");
        assertThat(whileAsked).isEqualTo(FRIDAY);
        assertThat(self.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(self.detail()).contains("second person");
        assertThat(approved.approvedBy()).isEqualTo("Li Wei");
        assertThat(approved.approved()).isTrue();
        assertThat(sheet(coordinator).acceptedThrough()).isEqualTo(FRIDAY.minusWeeks(2));
        assertThat(locks.find(coordinator, TRIAL, lock.id()).reopenings()).containsExactly(approved);
        assertThat(trail())
                .containsExactly(
                        "periods.accept by Dilnoza: February",
                        "periods.askReopening by Dilnoza: UZ-02 reported late",
                        "periods.reopen by Li Wei: null");
    }

    @Test
    void withoutAPeriodOnlyTheLastOneIsAskedFor() {
        Lock lock = accept(coordinator, FRIDAY, "February");

        Reopening asked = ask(secretariat, lock, null, "Duplicates at UZ-01");

        assertThat(asked.from()).isEqualTo(FRIDAY);
        assertThat(problem(() -> ask(coordinator, lock, FRIDAY, "The same")).kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void anEarlierReopeningOpensWhatLaterLocksHoldToo() {
        Lock january = accept(coordinator, FRIDAY.minusWeeks(2), "January");
        Lock february = accept(coordinator, FRIDAY, "February");

        Reopening asked = ask(coordinator, january, FRIDAY.minusWeeks(3), "A site was counted twice");
        locks.approve(secretariat, TRIAL, january.id(), asked.id());

        assertThat(sheet(coordinator).acceptedThrough()).isEqualTo(FRIDAY.minusWeeks(4));
        assertThat(locks.find(coordinator, TRIAL, february.id()).holdsThrough()).isNull();
        assertThat(problem(() -> ask(coordinator, february, FRIDAY, "Too late")).detail())
                .contains("open again already");
        assertThat(accept(coordinator, FRIDAY, "Once more").after()).isEqualTo("2021-01-14");
        assertThat(sheet(coordinator).acceptedThrough()).isEqualTo(FRIDAY);
    }

    @Test
    void anOldRequestOpensNothingThatWasAcceptedAgain() {
        Lock first = accept(coordinator, FRIDAY, "February");
        Reopening forgotten = ask(coordinator, first, FRIDAY.minusWeeks(1), "Asked first");
        Reopening used = ask(coordinator, first, FRIDAY, "Asked second");
        locks.approve(secretariat, TRIAL, first.id(), used.id());
        accept(coordinator, FRIDAY, "After the correction");

        locks.approve(secretariat, TRIAL, first.id(), forgotten.id());

        assertThat(sheet(coordinator).acceptedThrough()).isEqualTo(FRIDAY.minusWeeks(2));
        assertThat(problem(() -> locks.approve(secretariat, TRIAL, first.id(), used.id()))
                        .detail())
                .contains("approved already");
    }

    @Test
    void aRequestForWhatIsOpenAlreadyIsNotApproved() {
        Lock lock = accept(coordinator, FRIDAY, "February");
        Reopening last = ask(coordinator, lock, FRIDAY, "One");
        Reopening both = ask(coordinator, lock, FRIDAY.minusWeeks(1), "Two");
        locks.approve(secretariat, TRIAL, lock.id(), both.id());

        assertThat(problem(() -> locks.approve(secretariat, TRIAL, lock.id(), last.id()))
                        .detail())
                .isEqualTo("These periods are open already.");
    }

    @Test
    void aReopeningStaysWithinWhatTheLockHolds() {
        accept(coordinator, FRIDAY.minusWeeks(2), "January");
        Lock february = accept(coordinator, FRIDAY, "February");

        assertThat(errors(() -> ask(coordinator, february, FRIDAY.plusWeeks(1), "Late")))
                .containsExactly("from: Enter 5 Feb 2021 or an earlier period: later ones are open.");
        assertThat(errors(() -> ask(coordinator, february, FRIDAY.minusWeeks(2), "Late")))
                .containsExactly("from: Enter a period after 22 Jan 2021: earlier ones were accepted before, so their"
                        + " reopening is asked for there.");
        assertThat(errors(() -> ask(coordinator, february, FRIDAY.minusDays(3), null)))
                .containsExactly(
                        "reason: Enter a text.", "from: Enter the last day of a period: 29 Jan 2021 or 5 Feb 2021.");
    }

    @Test
    void onlyCoordinatorsOfTheCountryAndTheSecretariatAcceptAskAndApprove() {
        Lock lock = accept(coordinator, FRIDAY, "February");
        Reopening asked = ask(coordinator, lock, FRIDAY, "Late data");
        Actor neighbour = user("Asad", Role.COUNTRY_COORDINATOR, pakistan.place());

        for (Role role : List.of(Role.LEADERSHIP, Role.AUDITOR, Role.ADMINISTRATOR)) {
            Actor other = user(role.name(), role, Place.EVERYTHING);
            assertRefused(Problem.Kind.FORBIDDEN, other, lock, asked);
        }
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        Actor contact = user("Nodira", Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), site));
        assertRefused(Problem.Kind.FORBIDDEN, contact, lock, asked);
        assertRefused(Problem.Kind.NOT_FOUND, neighbour, lock, asked);
        assertThat(locks.list(neighbour, TRIAL, null, Window.FIRST).items()).isEmpty();
        assertThat(locks.list(secretariat, TRIAL, "UZ", Window.FIRST).items())
                .extracting(Lock::id)
                .containsExactly(lock.id());
        assertThat(locks.list(secretariat, TRIAL, "PK", Window.FIRST).items()).isEmpty();
    }

    private void assertRefused(Problem.Kind kind, Actor actor, Lock lock, Reopening asked) {
        assertThat(problem(() -> accept(actor, FRIDAY, "Mine")).kind()).isEqualTo(kind);
        assertThat(problem(() -> ask(actor, lock, FRIDAY, "Mine")).kind()).isEqualTo(kind);
        assertThat(problem(() -> locks.approve(actor, TRIAL, lock.id(), asked.id()))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void nobodyApprovesForTheSystem() {
        Lock lock = accept(coordinator, FRIDAY, "February");
        Reopening asked = ask(coordinator, lock, FRIDAY, "Late data");

        assertThat(problem(() -> locks.approve(Actor.system(), TRIAL, lock.id(), asked.id()))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        Lock lock = accept(coordinator, FRIDAY, "February");

        assertThat(problem(() -> locks.accept(secretariat, TRIAL, new LockInput("DE", FRIDAY, "Checked")))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem(() -> locks.find(secretariat, TRIAL, 99)).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem(() -> locks.approve(secretariat, TRIAL, lock.id(), 99))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem(() -> locks.findToReopen(secretariat, TRIAL, "PK", lock.id()))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private Lock accept(Actor actor, @Nullable LocalDate through, @Nullable String reason) {
        return locks.accept(actor, TRIAL, new LockInput("UZ", through, reason));
    }

    private Reopening ask(Actor actor, Lock lock, @Nullable LocalDate from, @Nullable String reason) {
        return locks.ask(actor, TRIAL, lock.id(), new ReopeningInput(from, reason));
    }

    private LockSheet sheet(Actor actor) {
        return locks.sheet(actor, TRIAL, "UZ");
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call);
    }

    private static List<String> errors(ThrowingCallable call) {
        return problem(call).errors().stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
    }

    private List<String> trail() {
        return db.query(handle -> handle.createQuery("""
                        select a.action || ' by ' || u.name || ': ' || coalesce(a.reason, 'null')
                          from audit_entry a
                          join user_private u on u.id = a.user_id
                         where a.subject_table = 'participation' and a.subject_id = :id
                         order by a.id
                        """)
                .bind("id", uzbekistan.id())
                .mapTo(String.class)
                .list());
    }
}
