package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trialbridge.account.Link.Purpose.INVITATION;
import static org.trialbridge.account.Link.Purpose.PASSWORD_RESET;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestClock;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class LinkServiceTest {
    private static final String CHOSEN = "river lantern copper";

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final AccountsGiven given = new AccountsGiven(db);
    private final TestClock clock = new TestClock(Instant.parse("2021-02-05T08:00:00Z"));
    private final Letters letters = new Letters(URI.create("https://trials.example"));
    private LinkService links;

    @BeforeEach
    void links() {
        links = new LinkService(db.database(), AccountsGiven.PASSWORDS, letters, clock);
    }

    private Session signIn(String email, String password) {
        return given.signIns(clock).signIn(AccountsGiven.ORIGIN, "192.0.2.1", new SignInInput(email, password), null);
    }

    private String invitation() {
        Actor root = given.user("root@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        new UserService(db.database(), letters, clock)
                .invite(root, new UserInput("saida@example.org", "Saida Karimova", null, null, List.of()));
        return given.lastLink();
    }

    private Problem.Kind refusal(String link, Link.Purpose purpose) {
        return catchThrowableOfType(
                        Problem.class, () -> links.choosePassword(AccountsGiven.ORIGIN, link, purpose, CHOSEN))
                .kind();
    }

    @Test
    void anInvitedUserChoosesAPasswordOnce() {
        String link = invitation();

        OpenLink opened = links.open(link, INVITATION);
        links.open(link, INVITATION);
        links.choosePassword(AccountsGiven.ORIGIN, link, INVITATION, CHOSEN);

        assertThat(opened.email()).isEqualTo("saida@example.org");
        assertThat(signIn("saida@example.org", CHOSEN).userId()).isEqualTo(opened.userId());
        assertThat(refusal(link, INVITATION)).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void aLinkIsForOnePurposeAndForATime() {
        String link = invitation();

        assertThat(refusal(link, PASSWORD_RESET)).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(refusal("A".repeat(43), INVITATION)).isEqualTo(Problem.Kind.NOT_FOUND);
        clock.pass(Duration.ofDays(7));
        assertThat(refusal(link, INVITATION)).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void aWeakPasswordDoesNotUseTheLinkUp() {
        String link = invitation();

        Problem weak = catchThrowableOfType(
                Problem.class, () -> links.choosePassword(AccountsGiven.ORIGIN, link, INVITATION, "saida@example.org"));

        assertThat(weak.errors()).extracting(FieldError::field).containsExactly("password");
        assertThat(links.open(link, INVITATION).email()).isEqualTo("saida@example.org");
    }

    @Test
    void aNewPasswordEndsTheSessionsAndTheWaiting() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        Session session = signIn("lena@example.org", AccountsGiven.PASSWORD);
        for (int i = 0; i < 10; i++) {
            String address = "192.0.2." + i;
            SignInInput wrong = new SignInInput("lena@example.org", "wrong window tiger");
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> given.signIns(clock).signIn(AccountsGiven.ORIGIN, address, wrong, null));
        }

        links.forgotten(" LENA@example.org");
        links.choosePassword(AccountsGiven.ORIGIN, given.lastLink(), PASSWORD_RESET, CHOSEN);

        assertThat(given.signIns(clock).visitor(session.secret().text(), AccountsGiven.ORIGIN))
                .isEmpty();
        assertThat(signIn("lena@example.org", CHOSEN).userId()).isEqualTo(session.userId());
        assertThat(catchThrowableOfType(Problem.class, () -> signIn("lena@example.org", AccountsGiven.PASSWORD))
                        .kind())
                .isEqualTo(Problem.Kind.UNAUTHENTICATED);
    }

    @Test
    void aResetLinkEndsAfterAnHour() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);
        links.forgotten("lena@example.org");

        clock.pass(Duration.ofHours(1));

        assertThat(refusal(given.lastLink(), PASSWORD_RESET)).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccountAndNobodyIsFloodedWithMessages() {
        given.user("lena@example.org", Role.LEADERSHIP, Place.EVERYTHING);

        links.forgotten("nobody@example.org");
        links.forgotten("lena@example.org");
        links.forgotten("lena@example.org");

        assertThat(given.count("select count(*) from outbox")).isEqualTo(1);
    }
}
