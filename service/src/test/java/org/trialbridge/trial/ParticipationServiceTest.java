package org.trialbridge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trialbridge.trial.TestTrials.actor;
import static org.trialbridge.trial.TestTrials.givenCountry;
import static org.trialbridge.trial.TestTrials.givenGrant;
import static org.trialbridge.trial.TestTrials.givenTrial;
import static org.trialbridge.trial.TestTrials.givenUser;
import static org.trialbridge.trial.TestTrials.plan;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class ParticipationServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final Actor SECRETARIAT = actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private ParticipationService countries;
    private Trial trial;

    @BeforeEach
    void wire() {
        countries = new ParticipationService(db.database());
        trial = givenTrial(db.database(), TRIAL);
    }

    @Test
    void aCountryBeginsAsIdentified() {
        CountryStanding created = countries.create(SECRETARIAT, TRIAL, "UZ", plan());

        assertThat(countries.find(SECRETARIAT, TRIAL, "UZ")).isEqualTo(created);
        assertThat(created.participation())
                .isEqualTo(new Participation(
                        created.participation().id(),
                        1,
                        trial.id(),
                        TRIAL,
                        "UZ",
                        Stage.IDENTIFIED,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        7000,
                        "Sign the agreement",
                        LocalDate.of(2021, 2, 19),
                        "The ministry leads."));
        assertThat(created.countryName()).isEqualTo("Uzbekistan");
        assertThat(created.recruitmentStatus()).isEqualTo(RecruitmentStatus.NOT_YET_RECRUITING);
    }

    @Test
    void aCountryThatIsThereIsChangedOnlyWithItsVersion() {
        givenCountry(db.database(), TRIAL, "UZ");

        assertThat(kindOf(() -> countries.create(SECRETARIAT, TRIAL, "UZ", plan())))
                .isEqualTo(Problem.Kind.PRECONDITION_REQUIRED);
        assertThat(countries
                        .update(SECRETARIAT, TRIAL, "UZ", 1, plan())
                        .participation()
                        .version())
                .isEqualTo(2);
        assertThat(kindOf(() -> countries.update(SECRETARIAT, TRIAL, "UZ", 1, plan())))
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void theOwnerHasARoleThatReachesTheCountry() {
        Participation uzbekistan = givenCountry(db.database(), TRIAL, "UZ");
        Participation pakistan = givenCountry(db.database(), TRIAL, "PK");
        long coordinator = givenUser(db, "Nodira Karimova", "nodira@example.org");
        givenGrant(db, coordinator, Role.COUNTRY_COORDINATOR, uzbekistan.place());
        long elsewhere = givenUser(db, "Ayesha Malik", "ayesha@example.org");
        givenGrant(db, elsewhere, Role.COUNTRY_COORDINATOR, pakistan.place());

        CountryStanding owned = countries.update(SECRETARIAT, TRIAL, "UZ", 1, ownedBy(coordinator));
        Problem problem =
                assertThrows(Problem.class, () -> countries.update(SECRETARIAT, TRIAL, "UZ", 2, ownedBy(elsewhere)));

        assertThat(owned.participation().ownerName()).isEqualTo("Nodira Karimova");
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("ownerUserId");
        assertThat(countries.choices(SECRETARIAT, TRIAL, "UZ").owners())
                .containsExactly(new Choice(coordinator, "Nodira Karimova"));
        assertThat(countries.choices(SECRETARIAT, TRIAL).countries())
                .contains("EC", "ZW")
                .doesNotContain("UZ", "PK");
    }

    @Test
    void whatIsWrongIsToldAtOnce() {
        ParticipationInput wrong =
                new ParticipationInput(4, 18L, 19L, 0, "\u00a0", LocalDate.of(2021, 3, 1), "x".repeat(4001));

        Problem problem = assertThrows(Problem.class, () -> countries.create(SECRETARIAT, TRIAL, "UZ", wrong));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("note", "Shorten the text to 4000 characters; it has 4001."),
                        tuple("priority", "Enter 1 for high, 2 for medium or 3 for low."),
                        tuple("ownerUserId", "Choose a user of the secretariat, or a coordinator of this country."),
                        tuple("leadInstitutionId", "Choose an institution of the directory."),
                        tuple("target", "Enter a number from 1 to 10000000."),
                        tuple("nextStep", "Say what is to be done by that day."));
    }

    @Test
    void aCodeThatNoCountryHasIsRefused() {
        Problem problem = assertThrows(Problem.class, () -> countries.create(SECRETARIAT, TRIAL, "XX", plan()));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("iso2");
    }

    @Test
    void aCountryOutsideTheScopeLooksMissingWhetherItIsThereOrNot() {
        Participation uzbekistan = givenCountry(db.database(), TRIAL, "UZ");
        givenCountry(db.database(), TRIAL, "PK");
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(countries
                        .list(coordinator, TRIAL, null, ParticipationService.USUAL, Window.FIRST)
                        .items())
                .extracting(item -> item.participation().iso2())
                .containsExactly("UZ");
        assertThat(kindOf(() -> countries.find(coordinator, TRIAL, "PK"))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> countries.create(coordinator, TRIAL, "PK", plan())))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> countries.create(coordinator, TRIAL, "EC", plan())))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> countries.update(coordinator, TRIAL, "PK", 1, plan())))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void whoReadsACountryDoesNotChangeIt() {
        Participation uzbekistan = givenCountry(db.database(), TRIAL, "UZ");
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor leader = actor(Role.LEADERSHIP, trial.place());

        assertThat(kindOf(() -> countries.update(coordinator, TRIAL, "UZ", 1, plan())))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> countries.create(leader, TRIAL, "EC", plan()))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> countries.choices(leader, TRIAL))).isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void aTrialOutsideTheScopeHasNoCountriesToShow() {
        Actor elsewhere =
                actor(Role.SECRETARIAT, givenTrial(db.database(), "OTHER").place());

        assertThat(kindOf(() -> countries.list(elsewhere, TRIAL, null, ParticipationService.USUAL, Window.FIRST)))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private static ParticipationInput ownedBy(long userId) {
        ParticipationInput plan = plan();
        return new ParticipationInput(
                plan.priority(),
                userId,
                plan.leadInstitutionId(),
                plan.target(),
                plan.nextStep(),
                plan.nextStepDueOn(),
                plan.note());
    }

    private static Problem.Kind kindOf(Executable work) {
        return assertThrows(Problem.class, work).kind();
    }
}
