package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestClock;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.Problem;

class SignInServiceTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final AccountsGiven given = new AccountsGiven(db);
    private final TestClock clock = new TestClock(Instant.parse("2021-02-05T08:00:00Z"));

    private Session signIn(String email, String password, String address) {
        return given.signIns(clock).signIn(AccountsGiven.ORIGIN, address, new SignInInput(email, password), null);
    }

    private Problem failing(String email, String password, String address) {
        return catchThrowableOfType(Problem.class, () -> signIn(email, password, address));
    }

    private boolean letsIn(Session session) {
        return given.signIns(clock)
                .visitor(session.secret().text(), AccountsGiven.ORIGIN)
                .isPresent();
    }

    @Test
    void aSessionTellsWhoAsksAndWhatHeMayDoNow() {
        Place trial = Place.trial(new Given(db).trial("ZF2001-III"));
        Actor lena = given.user("lena@example.org", Role.LEADERSHIP, trial);
        Session session = signIn(" Lena@Example.org ", AccountsGiven.PASSWORD, "192.0.2.1");

        given.grant(Rights.ownId(lena), Role.AUDITOR, Place.EVERYTHING);
        Visitor visitor = given.signIns(clock)
                .visitor(session.secret().text(), AccountsGiven.ORIGIN)
                .orElseThrow();

        assertThat(visitor.actor().userId()).isEqualTo(lena.userId());
        assertThat(visitor.actor().name()).isEqualTo("Name of lena@example.org");
        assertThat(visitor.actor().grants())
                .containsExactly(new Grant(Role.LEADERSHIP, trial), new Grant(Role.AUDITOR, Place.EVERYTHING));
        assertThat(visitor.csrfToken()).isEqualTo(session.csrfToken());
        assertThat(given.count("select count(*) from audit_entry where action = 'session.begin' and user_id = "
                        + lena.userId()))
                .isEqualTo(1);
    }

    @Test
    void onlyDigestsAreStored() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Session session = signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");

        assertThat(given.count("select count(*) from session where token_sha256 = sha256('"
                        + session.secret().text() + "')"))
                .isEqualTo(1);
        assertThat(session.toString()).doesNotContain(session.secret().text());
    }

    @Test
    void theEarlierSessionOfTheBrowserEndsAndEachHasASecretOfItsOwn() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Session first = signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");

        Session second = given.signIns(clock)
                .signIn(
                        AccountsGiven.ORIGIN,
                        "192.0.2.1",
                        new SignInInput("lena@example.org", AccountsGiven.PASSWORD),
                        first.secret().text());

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(letsIn(first)).isFalse();
        assertThat(letsIn(second)).isTrue();
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequest() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Session session = signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");

        clock.pass(Duration.ofMinutes(29));
        boolean after29 = letsIn(session);
        clock.pass(Duration.ofMinutes(29));
        boolean after58 = letsIn(session);
        clock.pass(Duration.ofMinutes(31));
        boolean after89 = letsIn(session);

        assertThat(List.of(after29, after58, after89)).containsExactly(true, true, false);
    }

    @Test
    void aSessionEndsAfterTwelveHoursInAll() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Session session = signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");

        for (int i = 0; i < 28; i++) {
            clock.pass(Duration.ofMinutes(25));
            assertThat(letsIn(session)).isTrue();
        }
        clock.pass(Duration.ofMinutes(21));

        assertThat(letsIn(session)).isFalse();
    }

    @Test
    void aSessionIsGoneAfterSigningOut() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Session session = signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");
        SignInService signIns = given.signIns(clock);
        Visitor visitor =
                signIns.visitor(session.secret().text(), AccountsGiven.ORIGIN).orElseThrow();

        signIns.signOut(visitor.actor(), visitor.session());

        assertThat(letsIn(session)).isFalse();
    }

    @Test
    void anUnknownAccountAndAWrongPasswordAndADisabledAccountGetTheSameAnswer() {
        Actor lena = given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        given.invited("new@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Problem wrong = failing("lena@example.org", "wrong window tiger", "192.0.2.1");
        new Given(db)
                .insert(
                        "update user_account set disabled_at = now() where id = :id returning id",
                        Map.of("id", Rights.ownId(lena)));

        Problem disabled = failing("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");
        Problem unknown = failing("nobody@example.org", AccountsGiven.PASSWORD, "192.0.2.1");
        Problem invited = failing("new@example.org", AccountsGiven.PASSWORD, "192.0.2.1");

        assertThat(List.of(wrong, disabled, unknown, invited))
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED))
                .extracting(Problem::detail)
                .containsOnly(wrong.detail());
    }

    @Test
    void tenWrongPasswordsForAnAccountMakeEvenTheRightOneWaitButNotForEver() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        for (int i = 0; i < 10; i++) {
            failing("lena@example.org", "wrong window tiger", "192.0.2." + i);
        }

        Problem eleventh = failing("lena@example.org", AccountsGiven.PASSWORD, "198.51.100.1");
        clock.pass(Duration.ofSeconds(16));
        Session session = signIn("lena@example.org", AccountsGiven.PASSWORD, "198.51.100.1");

        assertThat(eleventh.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
        assertThat(eleventh.retryAfter()).contains(Duration.ofSeconds(15));
        assertThat(letsIn(session)).isTrue();
    }

    @Test
    void tenWrongPasswordsFromAnAddressMakeThatAddressWait() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        for (int i = 0; i < 10; i++) {
            failing("user" + i + "@example.org", "wrong window tiger", "192.0.2.1");
        }

        Problem same = failing("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");
        Session elsewhere = signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.2");

        assertThat(same.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
        assertThat(letsIn(elsewhere)).isTrue();
    }

    @Test
    void theRightPasswordMakesTheWrongOnesForgotten() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 6; i++) {
                failing("lena@example.org", "wrong window tiger", "192.0.2.1");
            }
            signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");
        }

        assertThat(given.count("select count(*) from sign_in_failure")).isZero();
    }

    @Test
    void whatHasEndedIsRemoved() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        signIn("lena@example.org", AccountsGiven.PASSWORD, "192.0.2.1");
        failing("lena@example.org", "wrong window tiger", "192.0.2.1");

        clock.pass(Duration.ofHours(25));
        given.signIns(clock).forgetWhatEnded(Actor.system());

        assertThat(given.count("select count(*) from session")).isZero();
        assertThat(given.count("select count(*) from sign_in_failure")).isZero();
    }
}
