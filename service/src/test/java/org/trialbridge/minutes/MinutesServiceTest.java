package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class MinutesServiceTest {
    private static final Window ALL = new Window(50, null);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MinutesService minutes;
    private AgreementService agreements;
    private Participation uzbekistan;
    private Actor ana;
    private Actor bo;
    private long meeting;

    @BeforeEach
    void aWebinarWithTwoCountriesAndAHost() {
        minutes = new MinutesService(db.database());
        agreements = new AgreementService(db.database());
        long trial = given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "EC");
        meeting = given.webinar(trial, 4, LocalDate.of(2021, 1, 20), "UZ", "EC");
        given.insert(
                "insert into attendance (meeting_id, country_iso2, role, status) values (:id, 'CN', 'HOST', 'ATTENDED') returning id",
                Map.of("id", meeting));
        given.insert(
                "insert into attendance (meeting_id, country_iso2, role, status) values (:id, 'PK', 'DELEGATE', 'INVITED') returning id",
                Map.of("id", meeting));
        ana = user("Ana", Role.SECRETARIAT, Place.EVERYTHING);
        bo = user("Bo", Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void eachSaveIsARevisionOfItsLanguage() {
        minutes.save(ana, meeting, "en", null, text("  First text\r\n"));
        minutes.save(bo, meeting, "en", 1, text("Second text"));
        minutes.save(bo, meeting, "ru", 0, text("Первый текст"));
        Saved again = minutes.save(ana, meeting, "en", 1, text("Second text"));

        assertThat(again.setAside()).isNull();
        assertThat(minutes.get(ana, meeting).texts())
                .extracting(Revision::language, Revision::number, Revision::text, Revision::savedBy)
                .containsExactly(tuple("en", 2, "Second text", "Bo"), tuple("ru", 1, "Первый текст", "Bo"));
        assertThat(minutes.revisions(ana, meeting, "en", ALL).items())
                .extracting(RevisionLine::number, RevisionLine::baseNumber, RevisionLine::savedBy)
                .containsExactly(tuple(2, 1, "Bo"), tuple(1, null, "Ana"));
        assertThat(minutes.revision(ana, meeting, "en", 1).text()).isEqualTo("First text");
    }

    @Test
    void whoSavesLateLosesNothingAndMergesByHand() {
        minutes.save(ana, meeting, "en", null, text("Begun"));
        minutes.save(ana, meeting, "en", 1, text("Begun\nBy Ana"));

        Saved late = minutes.save(bo, meeting, "en", 1, text("Begun\nBy Bo"));

        assertThat(late.current().text()).isEqualTo("Begun\nBy Ana");
        assertThat(late.setAside())
                .returns(3, Revision::number)
                .returns(1, Revision::baseNumber)
                .returns(true, Revision::isWaiting)
                .returns("Begun\nBy Bo", Revision::text);
        Saved merged = minutes.save(bo, meeting, "en", 2, new MinutesInput("Begun\nBy Ana\nBy Bo", 3));
        assertThat(merged.current()).returns(4, Revision::number).returns(3, Revision::mergesNumber);
        assertThat(minutes.revision(bo, meeting, "en", 3))
                .returns(4, Revision::mergedIn)
                .returns(false, Revision::isWaiting);
        Problem twice = problem(() -> minutes.save(bo, meeting, "en", 4, new MinutesInput("Again", 3)));
        assertThat(twice.errors()).extracting(FieldError::field).containsExactly("merges");
    }

    @Test
    void anEarlierTextIsBroughtBackAsANewRevision() {
        minutes.save(ana, meeting, "en", null, text("Good"));
        minutes.save(bo, meeting, "en", 1, text("Worse"));

        assertThat(problem(() -> minutes.restore(ana, meeting, "en", 1, 1)).kind())
                .isEqualTo(Problem.Kind.STALE);
        Saved restored = minutes.restore(ana, meeting, "en", 1, 2);

        assertThat(restored.current())
                .returns(3, Revision::number)
                .returns("Good", Revision::text)
                .returns(1, Revision::restoresNumber);
        assertThat(problem(() -> minutes.restore(ana, meeting, "en", 9, 3)).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void aSaveSaysFromWhatItStartedAndWhatIsWrong() {
        assertThat(problem(() -> minutes.save(ana, meeting, "en", 5, text("No base")))
                        .kind())
                .isEqualTo(Problem.Kind.STALE);
        Problem wrong = problem(() -> minutes.save(ana, meeting, "qq", null, text("a\u0000b")));
        assertThat(wrong.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("language", "Enter the language by its two letters, such as en or ru."),
                        tuple("text", "Remove control characters; they can not be stored."));
        assertThat(problem(() -> minutes.save(ana, meeting, "en", null, text("x".repeat(50_001))))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Shorten the text to 50000 characters; it has 50001.");
        minutes.save(ana, meeting, "en", null, text("Text"));
        assertThat(problem(() -> minutes.save(ana, meeting, "en", null, text("Other")))
                        .kind())
                .isEqualTo(Problem.Kind.PRECONDITION_REQUIRED);
        assertThat(minutes.save(ana, meeting, "en", -1, text("A star")).setAside())
                .returns(null, Revision::baseNumber)
                .returns("A star", Revision::text);
    }

    @Test
    void theMinutesAreFrozenWhenEverySideHasAgreed() {
        minutes.save(ana, meeting, "en", null, text("Minutes"));
        Actor coordinator = user("Rustam", Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(agreements.voices(coordinator, meeting)).containsExactly(new Voice("UZ", false));
        assertThat(agreements.agree(coordinator, meeting, agreement("UZ", 1, null, null)))
                .isFalse();
        assertThat(agreements.agree(ana, meeting, agreement("EC", 1, "No account", "Letter")))
                .isFalse();
        minutes.save(bo, meeting, "en", 1, text("Minutes, changed"));
        assertThat(minutes.get(ana, meeting).missing()).containsExactly("CN", "EC", "UZ");
        assertThat(minutes.get(ana, meeting).sides())
                .extracting(Side::country, Side::agrees, side -> side.agreement() != null)
                .containsExactly(tuple("CN", false, false), tuple("EC", false, true), tuple("UZ", false, true));
        agreements.agree(coordinator, meeting, agreement("UZ", 2, null, null));
        agreements.agree(ana, meeting, agreement("EC", 2, "No account", "Letter"));
        assertThat(agreements.agree(ana, meeting, agreement("CN", 2, "It hosts", "The call itself")))
                .isTrue();

        Minutes frozen = minutes.get(ana, meeting);
        assertThat(frozen.freeze())
                .returns(null, Freeze::reason)
                .returns(List.of(), Freeze::missing)
                .returns("Ana", Freeze::frozenBy);
        assertThat(frozen.meeting().status().name()).isEqualTo("MINUTES_AGREED");
        Problem refused = problem(() -> minutes.save(bo, meeting, "en", 2, text("More")));
        assertThat(refused.kind()).isEqualTo(Problem.Kind.LOCKED);
        assertThat(refused.detail()).startsWith("Ana froze these minutes on ").contains("Write an addendum");
        assertThat(problem(() -> minutes.restore(bo, meeting, "en", 1, 2)).kind())
                .isEqualTo(Problem.Kind.LOCKED);
        assertThat(problem(() -> minutes.save(bo, meeting, "ru", null, text("Новый")))
                        .kind())
                .isEqualTo(Problem.Kind.LOCKED);
    }

    @Test
    void theSecretariatFreezesWithoutASideAndSaysWhy() {
        assertThat(problem(() -> agreements.freeze(ana, meeting, new FreezeInput("Why")))
                        .kind())
                .isEqualTo(Problem.Kind.CONFLICT);
        minutes.save(ana, meeting, "en", null, text("Minutes"));
        agreements.agree(ana, meeting, agreement("UZ", 1, "On the phone", "Call of 5 Feb"));
        assertThat(problem(() -> agreements.freeze(ana, meeting, new FreezeInput(" ")))
                        .kind())
                .isEqualTo(Problem.Kind.INVALID);
        assertThat(problem(() -> agreements.add(ana, meeting, new AddendumInput("Too early")))
                        .kind())
                .isEqualTo(Problem.Kind.CONFLICT);

        agreements.freeze(bo, meeting, new FreezeInput("No answer in four weeks"));

        assertThat(minutes.get(ana, meeting).freeze())
                .returns("No answer in four weeks", Freeze::reason)
                .returns(List.of("CN", "EC"), Freeze::missing)
                .returns("Bo", Freeze::frozenBy);
        assertThat(problem(() -> agreements.freeze(ana, meeting, new FreezeInput("Again")))
                        .detail())
                .contains("The reason: No answer in four weeks");
        assertThat(agreements.add(ana, meeting, new AddendumInput("40 delegates, not 14")))
                .isEqualTo(1);
        assertThat(agreements.add(bo, meeting, new AddendumInput("And 3 guests")))
                .isEqualTo(2);
        assertThat(minutes.get(ana, meeting).addenda())
                .extracting(Addendum::number, Addendum::text, Addendum::recordedBy)
                .containsExactly(tuple(1, "40 delegates, not 14", "Ana"), tuple(2, "And 3 guests", "Bo"));
    }

    @Test
    void aSideAgreesToTheNewestRevisionAndForItselfOnly() {
        minutes.save(ana, meeting, "en", null, text("One"));
        minutes.save(ana, meeting, "en", 1, text("Two"));
        Actor coordinator = user("Rustam", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor leader = user("Lea", Role.LEADERSHIP, Place.EVERYTHING);

        assertThat(problem(() -> agreements.agree(coordinator, meeting, agreement("UZ", 1, null, null)))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Read revision 2 first: it is the newest one, and only that can be agreed to.");
        assertThat(problem(() -> agreements.agree(coordinator, meeting, agreement("UZ", 2, "Why", "Letter")))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("reason", "source");
        assertThat(problem(() -> agreements.agree(ana, meeting, agreement("UZ", 2, null, null)))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("reason", "source");
        assertThat(problem(() -> agreements.agree(ana, meeting, agreement("PK", 2, "Invited", "List")))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("country");
        assertThat(problem(() -> agreements.agree(coordinator, meeting, agreement("EC", 2, null, null)))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem(() -> agreements.agree(coordinator, meeting, agreement("CN", 2, null, null)))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(problem(() -> agreements.agree(leader, meeting, agreement("UZ", 2, null, null)))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(problem(() -> minutes.save(coordinator, meeting, "en", 2, text("Mine")))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        given.insert("update meeting set status = 'SCHEDULED' where id = :id returning id", Map.of("id", meeting));
        assertThat(problem(() -> agreements.agree(coordinator, meeting, agreement("UZ", 2, null, null)))
                        .kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    private Actor user(String name, Role role, Place place) {
        return new Actor(
                given.user(name),
                name,
                List.of(new Grant(role, place)),
                new Origin("test-request", Origin.Channel.API, null));
    }

    private static MinutesInput text(String text) {
        return new MinutesInput(text, null);
    }

    private static AgreementInput agreement(
            String country, int revision, @Nullable String reason, @Nullable String source) {
        return new AgreementInput(country, "en", revision, reason, source);
    }

    private static Problem problem(Runnable call) {
        return catchThrowableOfType(Problem.class, call::run);
    }
}
