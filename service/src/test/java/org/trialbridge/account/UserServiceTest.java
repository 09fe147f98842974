package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class UserServiceTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final AccountsGiven given = new AccountsGiven(db);
    private final TestClock clock = new TestClock(Instant.parse("2021-02-05T08:00:00Z"));
    private UserService users;
    private GrantService grants;
    private Place trial;
    private Place otherTrial;
    private Place uzbekistan;
    private Place site;
    private Actor root;
    private Actor trialAdministrator;

    @BeforeEach
    void twoTrialsAndTheirAdministrators() {
        users = new UserService(db.database(), new Letters(URI.create("https://trials.example/")), clock);
        grants = new GrantService(db.database());
        Given places = new Given(db);
        long trialId = places.trial("ZF2001-III");
        trial = Place.trial(trialId);
        otherTrial = Place.trial(places.trial("OTHER-II"));
        Participation country = places.country("ZF2001-III", "UZ");
        places.country("ZF2001-III", "PK");
        uzbekistan = Place.country(trialId, country.id());
        site = Place.site(trialId, country.id(), places.site(country, "UZ-01", LocalDate.of(2020, 12, 10)));
        root = given.user("root@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        trialAdministrator = given.user("trial.admin@example.org", Role.ADMINISTRATOR, trial);
    }

    private static UserInput somebody(String email, GrantInput... roles) {
        return new UserInput(email, "Saida Karimova", ZoneId.of("Asia/Tashkent"), "uz", List.of(roles));
    }

    private static GrantInput role(Role role, @Nullable String trial, @Nullable String country, @Nullable String site) {
        return new GrantInput(role, trial, country, site);
    }

    private static Problem.Kind kind(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).kind();
    }

    private static UserChangeInput disabled(boolean disabled) {
        return new UserChangeInput("Saida K.", ZoneId.of("Asia/Samarkand"), "ru", disabled);
    }

    @Test
    void anInvitationMakesAnAccountWithItsRolesAndSendsALink() {
        User user = users.invite(
                root,
                somebody(
                        " Saida@Example.org",
                        role(Role.COUNTRY_COORDINATOR, "ZF2001-III", "UZ", null),
                        role(Role.SITE_CONTACT, "ZF2001-III", null, "UZ-01")));

        assertThat(user)
                .extracting(User::email, User::name, User::zone, User::language, User::status, User::version)
                .containsExactly(
                        "saida@example.org",
                        "Saida Karimova",
                        ZoneId.of("Asia/Tashkent"),
                        "uz",
                        User.Status.INVITED,
                        1);
        assertThat(user.grants())
                .extracting(UserGrant::role, UserGrant::trial, UserGrant::country, UserGrant::site)
                .containsExactly(
                        tuple(Role.COUNTRY_COORDINATOR, "ZF2001-III", "UZ", null),
                        tuple(Role.SITE_CONTACT, "ZF2001-III", "UZ", "UZ-01"));
        assertThat(given.lastLink()).hasSize(43);
        assertThat(given.count("select count(*) from outbox where recipient = 'saida@example.org'"
                        + " and body like '%https://trials.example/invitation/%'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongWithAnInvitationIsToldAtOnce() {
        UserInput wrong = new UserInput("saida@example.org\r\nBcc: all@example.org", " ", null, "x", null);

        Problem fields = catchThrowableOfType(Problem.class, () -> users.invite(root, wrong));
        Problem places = catchThrowableOfType(
                Problem.class,
                () -> users.invite(
                        root,
                        somebody(
                                "root@example.org",
                                role(Role.AUDITOR, "ZF2001-III", "EC", null),
                                role(Role.AUDITOR, "ZF2001-III", "PK", "UZ-01"),
                                role(Role.AUDITOR, null, "UZ", null))));

        assertThat(fields.errors()).extracting(FieldError::field).containsExactly("email", "name", "language");
        assertThat(places.errors())
                .extracting(FieldError::field)
                .containsExactly("email", "grants/0/country", "grants/1/site", "grants/2/trial");
        assertThat(given.count("select count(*) from user_account")).isEqualTo(2);
    }

    @Test
    void anAdministratorOfATrialInvitesIntoThatTrialOnly() {
        users.invite(
                trialAdministrator, somebody("saida@example.org", role(Role.SECRETARIAT, "ZF2001-III", null, null)));

        Problem nowhere =
                catchThrowableOfType(Problem.class, () -> users.invite(trialAdministrator, somebody("a@example.org")));
        Problem elsewhere = catchThrowableOfType(
                Problem.class,
                () -> users.invite(
                        trialAdministrator, somebody("b@example.org", role(Role.SECRETARIAT, "OTHER-II", null, null))));
        Problem everywhere = catchThrowableOfType(
                Problem.class,
                () -> users.invite(
                        trialAdministrator, somebody("c@example.org", role(Role.ADMINISTRATOR, null, null, null))));

        assertThat(List.of(nowhere, elsewhere, everywhere))
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID));
        assertThat(given.count("select count(*) from user_account")).isEqualTo(3);
    }

    @Test
    void usersOutsideThePlacesOfAnAdministratorLookMissing() {
        Actor stranger = given.user("stranger@example.org", Role.LEADERSHIP, otherTrial);
        Actor contact = given.user("contact@example.org", Role.SITE_CONTACT, site);
        given.grant(Rights.ownId(contact), Role.LEADERSHIP, otherTrial);
        long strangerId = Rights.ownId(stranger);

        List<User> seen = users.list(trialAdministrator, Window.FIRST).items();
        List<User> all = users.list(root, Window.FIRST).items();

        assertThat(seen).extracting(User::email).containsExactly("contact@example.org", "trial.admin@example.org");
        assertThat(seen.get(0).grants()).extracting(UserGrant::role).containsExactly(Role.SITE_CONTACT);
        assertThat(all).extracting(User::email).hasSize(4).contains("stranger@example.org");
        assertThat(kind(() -> users.find(trialAdministrator, strangerId))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(() -> users.change(trialAdministrator, strangerId, 1, disabled(true))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(() -> grants.add(trialAdministrator, strangerId, role(Role.AUDITOR, "ZF2001-III", null, null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(() -> users.change(trialAdministrator, Rights.ownId(contact), 1, disabled(true))))
                .as("has a role elsewhere, too")
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void othersThanAdministratorsAreToldNothing() {
        for (Role role : List.of(Role.SECRETARIAT, Role.AUDITOR, Role.LEADERSHIP)) {
            Actor actor = Given.actor(role, Place.EVERYTHING);

            assertThat(kind(() -> users.list(actor, Window.FIRST))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kind(() -> users.find(actor, Rights.ownId(root)))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kind(() -> users.find(actor, 4711))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kind(() -> users.change(actor, 4711, 1, disabled(true)))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kind(() -> grants.list(actor, Rights.ownId(root)))).isEqualTo(Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void aListGoesOnWhereItStopped() {
        given.user("contact@example.org", Role.SITE_CONTACT, site);

        var first = users.list(root, new Window(2, null));
        var rest = users.list(root, new Window(2, first.next()));

        assertThat(first.items()).extracting(User::email).containsExactly("contact@example.org", "root@example.org");
        assertThat(rest.items()).extracting(User::email).containsExactly("trial.admin@example.org");
        assertThat(rest.next()).isNull();
    }

    @Test
    void aChangeNeedsThePresentVersion() {
        Actor saida = given.user("saida@example.org", Role.COUNTRY_COORDINATOR, uzbekistan);

        User changed = users.change(root, Rights.ownId(saida), 1, disabled(false));
        Problem stale =
                catchThrowableOfType(Problem.class, () -> users.change(root, Rights.ownId(saida), 1, disabled(true)));

        assertThat(changed)
                .extracting(User::version, User::name, User::zone, User::language, User::status)
                .containsExactly(2, "Saida K.", ZoneId.of("Asia/Samarkand"), "ru", User.Status.ACTIVE);
        assertThat(stale.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(stale.current()).contains(changed);
    }

    @Test
    void aDisabledAccountLosesItsSessionsAndComesBackWithoutThem() {
        Actor saida = given.user("saida@example.org", Role.COUNTRY_COORDINATOR, uzbekistan);
        SignInService signIns = given.signIns(clock);
        Session session = signIns.signIn(
                AccountsGiven.ORIGIN, "192.0.2.1", new SignInInput("saida@example.org", AccountsGiven.PASSWORD), null);

        User disabled = users.change(root, Rights.ownId(saida), 1, disabled(true));
        User enabled = users.change(root, Rights.ownId(saida), 2, disabled(false));

        assertThat(disabled.status()).isEqualTo(User.Status.DISABLED);
        assertThat(enabled.status()).isEqualTo(User.Status.ACTIVE);
        assertThat(signIns.visitor(session.secret().text(), AccountsGiven.ORIGIN))
                .isEmpty();
    }

    @Test
    void theLastAdministratorOfEverythingStays() {
        given.invited("not.yet@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        long rootId = Rights.ownId(root);
        long grantId = grants.list(root, rootId).get(0).id();

        assertThat(kind(() -> users.change(root, rootId, 1, disabled(true)))).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(() -> grants.remove(root, rootId, grantId))).isEqualTo(Problem.Kind.CONFLICT);

        given.user("second@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        grants.remove(root, rootId, grantId);

        assertThat(users.find(root, rootId).grants()).isEmpty();
    }

    @Test
    void rolesAreGivenAndTakenAway() {
        Actor saida = given.user("saida@example.org", Role.COUNTRY_COORDINATOR, uzbekistan);
        long id = Rights.ownId(saida);
        long everywhere = given.grant(id, Role.AUDITOR, Place.EVERYTHING);

        UserGrant added = grants.add(trialAdministrator, id, role(Role.LEADERSHIP, "ZF2001-III", null, null));

        assertThat(added)
                .extracting(UserGrant::role, UserGrant::trial, UserGrant::country, UserGrant::site)
                .containsExactly(Role.LEADERSHIP, "ZF2001-III", null, null);
        assertThat(kind(() -> grants.add(trialAdministrator, id, role(Role.LEADERSHIP, "ZF2001-III", null, null))))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(() -> grants.remove(trialAdministrator, id, everywhere)))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        grants.remove(trialAdministrator, id, added.id());
        assertThat(grants.list(root, id))
                .extracting(UserGrant::role)
                .containsExactly(Role.COUNTRY_COORDINATOR, Role.AUDITOR);
    }

    @Test
    void aNewInvitationEndsTheEarlierLinkAndGoesOnlyToThoseWithoutAPassword() {
        User saida = users.invite(root, somebody("saida@example.org", role(Role.AUDITOR, "ZF2001-III", null, null)));
        String first = given.lastLink();

        users.inviteAgain(trialAdministrator, saida.id());

        assertThat(given.lastLink()).isNotEqualTo(first);
        assertThat(given.count("select count(*) from account_link where used_at is null"))
                .isEqualTo(1);
        assertThat(kind(() -> users.inviteAgain(root, Rights.ownId(trialAdministrator))))
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void theTrailHoldsDigestsOfWhatIsPersonal() {
        users.invite(root, somebody("saida@example.org"));

        assertThat(given.count(
                        "select count(*) from change where (before::text || coalesce(after::text, '')) like '%saida%'"
                                + " or after::text like '%saida%'"))
                .isZero();
        assertThat(given.count(
                        "select count(*) from audit_entry where action = 'user.invite' and user_id = " + root.userId()))
                .isEqualTo(1);
    }
}
