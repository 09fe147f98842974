package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestClock;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** How the first people come in: by a printed link, or as the accounts of the demonstration. */
class BeginningsTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final AccountsGiven given = new AccountsGiven(db);
    private final TestClock clock = new TestClock(Instant.parse("2021-02-05T08:00:00Z"));
    private final Letters letters = new Letters(URI.create("https://trials.example"));
    private FirstAdministratorService first;
    private DemoAccountsService demo;

    @BeforeEach
    void services() {
        first = new FirstAdministratorService(db.database(), letters, clock);
        demo = new DemoAccountsService(db.database(), AccountsGiven.PASSWORDS);
    }

    private Visitor signIn(String email, String password) {
        SignInService signIns = given.signIns(clock);
        Session session = signIns.signIn(AccountsGiven.ORIGIN, "192.0.2.1", new SignInInput(email, password), null);
        return signIns.visitor(session.secret().text(), AccountsGiven.ORIGIN).orElseThrow();
    }

    @Test
    void theFirstAdministratorComesInByALinkThatIsMadeOnceAtATime() {
        String link = first.invite(Actor.system(), "chief@example.org").orElseThrow();
        boolean secondAtOnce = first.invite(Actor.system(), "chief@example.org").isPresent();
        clock.pass(Duration.ofDays(8));
        String renewed = first.invite(Actor.system(), "chief@example.org").orElseThrow();
        String token = renewed.substring(renewed.lastIndexOf('/') + 1);

        new LinkService(db.database(), AccountsGiven.PASSWORDS, letters, clock)
                .choosePassword(AccountsGiven.ORIGIN, token, Link.Purpose.INVITATION, "river lantern copper");
        boolean afterwards = first.invite(Actor.system(), "chief@example.org").isPresent();

        assertThat(link).startsWith("https://trials.example/invitation/").isNotEqualTo(renewed);
        assertThat(secondAtOnce).isFalse();
        assertThat(afterwards).isFalse();
        assertThat(signIn("chief@example.org", "river lantern copper").actor().grants())
                .extracting(Grant::role)
                .containsExactly(Role.ADMINISTRATOR);
        assertThat(given.count("select count(*) from outbox")).isZero();
    }

    @Test
    void theDemonstrationHasOneAccountForEachRole() {
        Given places = new Given(db);
        places.trial("ZF2001-III");
        Participation uzbekistan = places.country("ZF2001-III", "UZ");
        places.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        places.site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 17));

        DemoAccountsService.Opened opened = demo.open(Actor.system(), null);
        DemoAccountsService.Opened again = demo.open(Actor.system(), "demo password 1");
        int entries = given.count("select count(*) from audit_entry");
        demo.open(Actor.system(), "demo password 1");

        assertThat(opened.password()).hasSize(16);
        assertThat(given.count("select count(*) from audit_entry"))
                .as("nothing to do the third time")
                .isEqualTo(entries);
        assertThat(again.emails())
                .containsExactly(
                        "admin@demo.example",
                        "secretariat@demo.example",
                        "coordinator@demo.example",
                        "site@demo.example",
                        "leadership@demo.example",
                        "auditor@demo.example");
        assertThat(signIn("site@demo.example", "demo password 1").actor().grants())
                .hasSize(2)
                .allSatisfy(grant -> assertThat(grant.place().participationId()).isEqualTo(uzbekistan.id()))
                .extracting(Grant::role)
                .containsOnly(Role.SITE_CONTACT);
        assertThat(signIn("coordinator@demo.example", "demo password 1").actor().grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.place().siteId()).isNull());
        assertThat(given.count("select count(*) from user_account")).isEqualTo(6);
    }
}
