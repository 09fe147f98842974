package org.trialbridge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trialbridge.trial.TestTrials.actor;
import static org.trialbridge.trial.TestTrials.givenCountry;
import static org.trialbridge.trial.TestTrials.givenTrial;
import static org.trialbridge.trial.TestTrials.givenUser;
import static org.trialbridge.trial.TestTrials.input;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class TrialServiceTest {
    private static final Actor SECRETARIAT = actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private TrialService trials;

    @BeforeEach
    void wire() {
        trials = new TrialService(db.database());
    }

    @Test
    void aTrialIsStoredAsTyped() {
        TrialStanding created = trials.create(SECRETARIAT, input("ZF2001-III"));

        assertThat(trials.find(SECRETARIAT, "ZF2001-III")).isEqualTo(created);
        assertThat(created.trial())
                .usingRecursiveComparison()
                .ignoringFields("id", "version")
                .isEqualTo(input("ZF2001-III").toTrial(null, false, UsedPeriods.NONE));
        assertThat(created.trial().version()).isEqualTo(1);
        assertThat(created.recruitmentStatus()).isEqualTo(RecruitmentStatus.NOT_YET_RECRUITING);
    }

    @Test
    void aRequestSentTwiceCreatesOneTrial() {
        Origin origin = new Origin("r-1", Origin.Channel.API, new Origin.Retry("key-1", "f00d"));
        long userId = givenUser(db, "Nodira Karimova", "nodira@example.org");
        Actor actor = new Actor(userId, "Secretary", SECRETARIAT.grants(), origin);

        TrialStanding first = trials.create(actor, input("ZF2001-III"));
        TrialStanding second = trials.create(actor, input("ZF2001-III"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aCodeIsUsedOnce() {
        givenTrial(db.database(), "ZF2001-III");

        Problem problem = assertThrows(Problem.class, () -> trials.create(SECRETARIAT, input("ZF2001-III")));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("code");
    }

    @Test
    void onlyTheSecretariatOfEverythingCreatesTrials() {
        Trial trial = givenTrial(db.database(), "ZF2001-III");

        Problem other =
                assertThrows(Problem.class, () -> trials.create(actor(Role.LEADERSHIP, Place.EVERYTHING), input("B")));
        Problem ofOneTrial =
                assertThrows(Problem.class, () -> trials.create(actor(Role.SECRETARIAT, trial.place()), input("B")));

        assertThat(other.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(ofOneTrial.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void aChangeRaisesTheVersion() {
        givenTrial(db.database(), "ZF2001-III");

        TrialStanding changed = trials.update(SECRETARIAT, "ZF2001-III", 1, input(null));

        assertThat(changed.trial().version()).isEqualTo(2);
        assertThat(changed.trial().code()).isEqualTo("ZF2001-III");
    }

    @Test
    void aStaleVersionIsAnsweredWithTheTrialAsItIs() {
        givenTrial(db.database(), "ZF2001-III");
        TrialStanding changed = trials.update(SECRETARIAT, "ZF2001-III", 1, input(null));

        Problem problem = assertThrows(Problem.class, () -> trials.update(SECRETARIAT, "ZF2001-III", 1, input(null)));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(problem.current()).contains(changed);
    }

    @Test
    void aTrialOutsideTheScopeLooksMissing() {
        Trial mine = givenTrial(db.database(), "MINE");
        givenTrial(db.database(), "OTHER");
        Actor secretariat = actor(Role.SECRETARIAT, mine.place());

        assertThat(kindOf(() -> trials.find(secretariat, "OTHER"))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> trials.update(secretariat, "OTHER", 1, input(null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(codes(secretariat)).containsExactly("MINE");
    }

    @Test
    void whoReadsATrialDoesNotChangeIt() {
        Trial trial = givenTrial(db.database(), "ZF2001-III");
        Actor leader = actor(Role.LEADERSHIP, trial.place());

        assertThat(trials.find(leader, "ZF2001-III").recruitmentStatus()).isNotNull();
        assertThat(kindOf(() -> trials.update(leader, "ZF2001-III", 1, input(null))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void whoHasACountrySeesThatItsTrialExistsAndNoMore() {
        givenTrial(db.database(), "MINE");
        givenTrial(db.database(), "OTHER");
        Participation uzbekistan = givenCountry(db.database(), "MINE", "UZ");
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(codes(coordinator)).containsExactly("MINE");
        assertThat(trials.find(coordinator, "MINE").recruitmentStatus()).isNull();
        assertThat(kindOf(() -> trials.update(coordinator, "MINE", 1, input(null))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void whoHasNoGrantSeesNoTrial() {
        givenTrial(db.database(), "ZF2001-III");

        assertThat(codes(Actor.anonymous(Origin.SYSTEM))).isEmpty();
        assertThat(codes(actor(Role.ADMINISTRATOR, Place.EVERYTHING))).isEmpty();
    }

    @Test
    void aLongListComesInParts() {
        List.of("C", "A", "B").forEach(code -> givenTrial(db.database(), code));

        var first = trials.list(SECRETARIAT, new Window(2, null));
        var second = trials.list(SECRETARIAT, new Window(2, first.next()));

        assertThat(first.items()).extracting(item -> item.trial().code()).containsExactly("A", "B");
        assertThat(second.items()).extracting(item -> item.trial().code()).containsExactly("C");
        assertThat(second.next()).isNull();
    }

    private List<String> codes(Actor actor) {
        return trials.list(actor, Window.FIRST).items().stream()
                .map(standing -> standing.trial().code())
                .toList();
    }

    private static Problem.Kind kindOf(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(Problem.class, work).kind();
    }
}
