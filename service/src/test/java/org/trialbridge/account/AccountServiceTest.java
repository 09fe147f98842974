package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestClock;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class AccountServiceTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final AccountsGiven given = new AccountsGiven(db);
    private final TestClock clock = new TestClock(Instant.parse("2021-02-05T08:00:00Z"));
    private AccountService accounts;
    private TokenService tokens;
    private Actor lena;

    @BeforeEach
    void lena() {
        accounts = new AccountService(db.database(), AccountsGiven.PASSWORDS, clock);
        tokens = new TokenService(db.database(), clock);
        lena = given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
    }

    private boolean letsIn(String shown) {
        return given.signIns(clock).visitor(shown, AccountsGiven.ORIGIN).isPresent();
    }

    private Session signIn(String password) {
        return given.signIns(clock)
                .signIn(AccountsGiven.ORIGIN, "192.0.2.1", new SignInInput("lena@example.org", password), null);
    }

    @Test
    void oneChangesOnesOwnNameZoneAndLanguage() {
        User changed = accounts.change(lena, 1, new ProfileInput("Lena Ortiz", ZoneId.of("America/Guayaquil"), "es"));

        assertThat(accounts.me(lena)).isEqualTo(changed);
        assertThat(changed)
                .extracting(User::name, User::zone, User::language, User::version, User::email)
                .containsExactly("Lena Ortiz", ZoneId.of("America/Guayaquil"), "es", 2, "lena@example.org");
        assertThat(catchThrowableOfType(
                                Problem.class, () -> accounts.change(lena, 1, new ProfileInput("L", null, null)))
                        .kind())
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void aNewPasswordEndsAllSessionsAndBeginsOne() {
        Session before = signIn(AccountsGiven.PASSWORD);

        Session after =
                accounts.changePassword(lena, new PasswordChangeInput(AccountsGiven.PASSWORD, "river lantern copper"));

        assertThat(letsIn(before.secret().text())).isFalse();
        assertThat(letsIn(after.secret().text())).isTrue();
        assertThat(signIn("river lantern copper").userId()).isEqualTo(lena.userId());
    }

    @Test
    void thePresentPasswordIsNeededAndGuessingItIsThrottled() {
        PasswordChangeInput wrong = new PasswordChangeInput("wrong window tiger", "short");

        Problem first = catchThrowableOfType(Problem.class, () -> accounts.changePassword(lena, wrong));
        for (int i = 0; i < 9; i++) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> accounts.changePassword(lena, wrong));
        }
        Problem eleventh = catchThrowableOfType(Problem.class, () -> accounts.changePassword(lena, wrong));

        assertThat(first.errors()).extracting(FieldError::field).containsExactly("currentPassword", "newPassword");
        assertThat(eleventh.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
    }

    @Test
    void aTokenLetsInUntilItExpiresOrIsRevoked() {
        TokenService.Made month = tokens.make(lena, new TokenInput("dashboard", 30, false));
        TokenService.Made year = tokens.make(lena, new TokenInput("archive", 365, true));

        Visitor visitor = given.signIns(clock)
                .visitor(year.secret().text(), AccountsGiven.ORIGIN)
                .orElseThrow();
        clock.pass(Duration.ofDays(30));
        boolean monthAfter30 = letsIn(month.secret().text());
        boolean yearAfter30 = letsIn(year.secret().text());
        tokens.revoke(lena, year.token().id());

        assertThat(visitor.readOnly()).isTrue();
        assertThat(visitor.actor().grants()).isEqualTo(lena.grants());
        assertThat(catchThrowableOfType(Problem.class, visitor::session).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(monthAfter30).isFalse();
        assertThat(yearAfter30).isTrue();
        assertThat(letsIn(year.secret().text())).isFalse();
        assertThat(tokens.list(lena, Window.FIRST).items()).isEmpty();
    }

    @Test
    void tokensBelongToTheirOwner() {
        TokenService.Made made = tokens.make(lena, new TokenInput("dashboard", null, null));
        Actor other = given.user("other@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);

        assertThat(tokens.list(lena, Window.FIRST).items()).containsExactly(made.token());
        assertThat(tokens.list(other, Window.FIRST).items()).isEmpty();
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> tokens.revoke(other, made.token().id()))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void aTokenNeedsANameAndAnEndWithinAYear() {
        Problem problem = catchThrowableOfType(Problem.class, () -> tokens.make(lena, new TokenInput(null, 366, null)));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("name", "expiresInDays");
    }

    @Test
    void anAnswerWithASecretIsNotKeptForARepetition() {
        Actor repeating = new Actor(
                lena.userId(),
                lena.name(),
                lena.grants(),
                new Origin("request-2", Origin.Channel.API, new Origin.Retry("key-1", "abc")));

        TokenService.Made first = tokens.make(repeating, new TokenInput("dashboard", null, null));
        TokenService.Made second = tokens.make(repeating, new TokenInput("dashboard", null, null));

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(given.count("select count(*) from idempotency_key")).isZero();
    }
}
