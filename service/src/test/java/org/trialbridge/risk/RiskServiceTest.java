package org.trialbridge.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class RiskServiceTest {
    /** The next day in Tashkent. */
    private static final Instant NOW = Instant.parse("2021-02-05T20:00:00Z");

    private static final LocalDate RAISED = LocalDate.of(2021, 1, 11);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private RiskService risks;
    private Participation uzbekistan;
    private long academy;

    @BeforeEach
    void aCountry() {
        risks = new RiskService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
    }

    @Test
    void aRiskIsScoredInItsPlace() {
        given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        long shipped = milestone(uzbekistan.id(), "PRODUCT_SHIPPED");

        Risk created = risks.create(
                SECRETARY,
                new RiskInput(
                        "ZF2001-III",
                        "UZ",
                        null,
                        " Late licence ",
                        "Customs ask for papers",
                        4,
                        3,
                        Risk.Response.TRANSFER,
                        "Ask the embassy",
                        null,
                        academy,
                        null,
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 2, 12),
                        null,
                        null,
                        shipped,
                        "as heard"));

        assertThat(created)
                .returns("Late licence", Risk::title)
                .returns(12, Risk::score)
                .returns(Severity.MEDIUM, Risk::severity)
                .returns("Academy", Risk::owner)
                .returns(LocalDate.of(2021, 2, 6), Risk::raisedOn)
                .returns(Risk.Status.OPEN, Risk::status)
                .returns(Milestone.Code.PRODUCT_SHIPPED, Risk::milestone)
                .returns("UZ", Risk::milestonePlace)
                .returns(uzbekistan.place(), Risk::place);
        assertThat(risks.find(SECRETARY, created.id())).isEqualTo(created);
        assertThat(risks.create(SECRETARY, input(null, "UZ-01", 1, 1, null)))
                .returns("UZ", Risk::iso2)
                .returns("UZ-01", Risk::placeCode);
    }

    @Test
    void theHistoryOfTheScoreTellsWhoAndWhy() {
        Risk risk = risks.create(SECRETARY, input("UZ", null, 2, 3, "first look"));
        risks.change(SECRETARY, risk.id(), 1, input("UZ", null, 5, 3, "a strike begins"));
        risks.change(SECRETARY, risk.id(), 2, titled("Other title", 5, 3, null, null));
        risks.change(SECRETARY, risk.id(), 3, titled("Other title", 5, 3, Risk.Status.CLOSED, "it is over"));

        List<ScoreMove> moves = risks.moves(SECRETARY, risk.id());

        assertThat(moves)
                .extracting(ScoreMove::was, ScoreMove::score, ScoreMove::status, ScoreMove::reason)
                .containsExactly(
                        tuple(15, 15, Risk.Status.CLOSED, "it is over"),
                        tuple(6, 15, Risk.Status.OPEN, "a strike begins"),
                        tuple(null, 6, Risk.Status.OPEN, "first look"));
        assertThat(risks.find(SECRETARY, risk.id())).returns(LocalDate.of(2021, 2, 6), Risk::closedOn);
        Instant knownFirst = moves.get(2).recordedAt();
        assertThat(risks.list(SECRETARY, RiskFilter.openOf("ZF2001-III"), null, knownFirst, Window.FIRST)
                        .items())
                .singleElement()
                .returns(6, Risk::score)
                .returns("The courier is late", Risk::title);
        assertThat(risks.matrix(SECRETARY, "ZF2001-III", RiskFilter.openOf("ZF2001-III"), null, knownFirst)
                        .cell(2, 3)
                        .risks())
                .isEqualTo(1);
    }

    @Test
    void asOfADayWhatWasClosedLaterIsOpenAndWhatWasRaisedLaterIsNotThere() {
        Risk risk = risks.create(SECRETARY, input("UZ", null, 2, 3, null));
        risks.change(SECRETARY, risk.id(), 1, titled("Done", 2, 3, Risk.Status.CLOSED, "done"));

        assertThat(asOf(RAISED.minusDays(1))).isEmpty();
        assertThat(asOf(RAISED))
                .singleElement()
                .returns(Risk.Status.OPEN, Risk::status)
                .returns(null, Risk::closedOn);
        assertThat(asOf(LocalDate.of(2021, 2, 6))).isEmpty();
    }

    @Test
    void aChangeOfTheScoreOrTheStatusNeedsAReason() {
        Risk risk = risks.create(SECRETARY, input("UZ", null, 2, 3, null));

        assertThat(errors(() -> risks.change(SECRETARY, risk.id(), 1, input("UZ", null, 3, 3, " "))))
                .containsExactly(tuple("reason", "Enter why the score or the status changes."));
        assertThat(errors(() -> risks.change(SECRETARY, risk.id(), 1, titled("T", 2, 3, Risk.Status.OCCURRED, null))))
                .containsExactly(tuple("reason", "Enter why the score or the status changes."));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        long ofTheTrial = milestone(null, "DATA_CUTOFF");
        Risk risk = risks.create(SECRETARY, input("UZ", null, 2, 3, null));
        RiskInput wrong = new RiskInput(
                "OTHER",
                "GH",
                "UZ-77",
                "",
                "bell \u0007",
                6,
                0,
                null,
                "x".repeat(2001),
                8_888_888L,
                null,
                LocalDate.of(2021, 2, 7),
                LocalDate.of(2021, 1, 2),
                LocalDate.of(2021, 1, 3),
                Risk.Status.OPEN,
                LocalDate.of(2021, 1, 4),
                ofTheTrial,
                "x".repeat(501));

        assertThat(errors(() -> risks.change(SECRETARY, risk.id(), 1, wrong)))
                .containsExactly(
                        tuple("trial", "Leave the trial as it is: ZF2001-III."),
                        tuple("iso2", "Name a country of the trial; a risk stays in its place."),
                        tuple("site", "Name a site of that country; a risk stays in its place."),
                        tuple("title", "Enter a text."),
                        tuple("description", "Remove control characters; they can not be stored."),
                        tuple("measures", "Shorten the text to 2000 characters; it has 2001."),
                        tuple("probability", "Choose a number from 1 to 5."),
                        tuple("impact", "Choose a number from 1 to 5."),
                        tuple("response", "Enter a value."),
                        tuple("ownerPersonId", "Choose a person of the directory."),
                        tuple("raisedOn", "Enter 2021-02-06 or an earlier day."),
                        tuple("dueOn", "Enter 2021-02-07 or a later day: it was raised then."),
                        tuple("reviewOn", "Enter 2021-02-07 or a later day: it was raised then."),
                        tuple("closedOn", "Leave this empty, or choose the status Closed."),
                        tuple("milestoneId", "Choose a milestone of UZ, or of a part of it."),
                        tuple("reason", "Shorten the text to 500 characters; it has 501."));
    }

    @Test
    void aStaleVersionIsToldWithTheCurrentOne() {
        Risk risk = risks.create(SECRETARY, input("UZ", null, 2, 3, null));
        Risk changed = risks.change(SECRETARY, risk.id(), 1, titled("Theirs", 2, 3, null, null));

        Problem problem = catchThrowableOfType(
                Problem.class, () -> risks.change(SECRETARY, risk.id(), 1, titled("Mine", 2, 3, null, null)));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(problem.current()).contains(changed);
    }

    @Test
    void onlyTheSecretariatWritesAndOthersReadTheirPlacesOnly() {
        Participation ghana = given.country("ZF2001-III", "GH");
        Risk here = risks.create(SECRETARY, input("UZ", null, 2, 3, null));
        risks.create(SECRETARY, input("GH", null, 5, 5, null));
        risks.create(SECRETARY, input(null, null, 4, 4, null));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor contact = Given.actor(Role.SITE_CONTACT, uzbekistan.place());
        Actor elsewhere = Given.actor(Role.SECRETARIAT, ghana.place());
        RiskFilter all = RiskFilter.openOf("ZF2001-III");

        assertThat(risks.list(coordinator, all, null, null, Window.FIRST).items())
                .extracting(Risk::id)
                .containsExactly(here.id());
        assertThat(risks.matrix(coordinator, "ZF2001-III", all, null, null))
                .returns(1, Matrix::total)
                .returns(0, matrix -> matrix.cell(5, 5).risks());
        assertThat(risks.list(contact, all, null, null, Window.FIRST).items()).isEmpty();
        refused(Problem.Kind.FORBIDDEN, () -> risks.matrix(contact, "ZF2001-III", all, null, null));
        refused(Problem.Kind.FORBIDDEN, () -> risks.create(coordinator, input("UZ", null, 1, 1, null)));
        refused(Problem.Kind.FORBIDDEN, () -> risks.change(coordinator, here.id(), 1, input("UZ", null, 2, 3, null)));
        refused(Problem.Kind.FORBIDDEN, () -> risks.create(elsewhere, input(null, null, 1, 1, null)));
        refused(Problem.Kind.NOT_FOUND, () -> risks.create(elsewhere, input("UZ", null, 1, 1, null)));
        refused(Problem.Kind.NOT_FOUND, () -> risks.find(elsewhere, here.id()));
        refused(Problem.Kind.NOT_FOUND, () -> risks.moves(elsewhere, here.id()));
        refused(Problem.Kind.NOT_FOUND, () -> risks.find(SECRETARY, 8_888_888));
    }

    @Test
    void theListIsReadInPartsTheHighestScoreFirstAndCutByItsFilter() {
        given.country("ZF2001-III", "GH");
        Risk low = risks.create(SECRETARY, input("GH", null, 1, 2, null));
        Risk over = risks.create(SECRETARY, input("UZ", null, 5, 5, null));
        risks.change(SECRETARY, over.id(), 1, titled("Gone", 5, 5, Risk.Status.CLOSED, "gone"));
        Risk high = risks.create(SECRETARY, input("UZ", null, 4, 4, null));
        Risk same = risks.create(SECRETARY, input(null, null, 4, 4, null));
        RiskFilter all = RiskFilter.of("ZF2001-III", null, null, null, null);

        Listing<Risk> first = risks.list(SECRETARY, all, null, null, new Window(2, null));
        Listing<Risk> rest = risks.list(SECRETARY, all, null, null, new Window(2, first.next()));

        assertThat(first.items()).extracting(Risk::id).containsExactly(high.id(), same.id());
        assertThat(rest.items()).extracting(Risk::id).containsExactly(low.id(), over.id());
        assertThat(rest.next()).isNull();
        assertThat(ids(RiskFilter.of(null, "GH", null, null, null))).containsExactly(low.id());
        assertThat(ids(RiskFilter.of("ZF2001-III", null, null, Risk.Status.CLOSED, null)))
                .containsExactly(over.id());
        assertThat(ids(RiskFilter.of(null, null, null, null, "GONE academy"))).containsExactly(over.id());
        assertThat(ids(all.scored(4, null))).containsExactly(high.id(), same.id());
        assertThat(ids(RiskFilter.openOf("ZF2001-III").scored(null, 2))).containsExactly(low.id());
        assertThat(ids(RiskFilter.of("NO-1", null, null, null, null))).isEmpty();
    }

    @Test
    void anErasedOwnerStaysAndNobodyElseOutsideTheDirectoryBecomesOne() {
        long person = given.insert("insert into person (lawful_basis) values ('CONSENT') returning id", Map.of());
        Risk risk = risks.create(SECRETARY, input("UZ", null, 2, 3, null));
        given.insert(
                "update risk set version = 2, owner_institution_id = null, owner_person_id = :person where id = :id"
                        + " returning id",
                Map.of("person", person, "id", risk.id()));
        given.insert("update person set erased_at = now() where id = :id returning id", Map.of("id", person));

        Risk kept = risks.change(SECRETARY, risk.id(), 2, ownedBy(person));

        assertThat(kept).returns(null, Risk::owner).returns(person, Risk::ownerPersonId);
        assertThat(errors(() -> risks.create(SECRETARY, ownedBy(person))))
                .containsExactly(tuple("ownerPersonId", "Choose a person of the directory."));
    }

    private static void refused(Problem.Kind kind, Runnable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt::run).returns(kind, Problem::kind);
    }

    private static List<Tuple> errors(Runnable attempt) {
        Problem problem = catchThrowableOfType(Problem.class, attempt::run);
        return problem.errors().stream()
                .map(error -> tuple(error.field(), error.message()))
                .toList();
    }

    private List<Risk> asOf(LocalDate day) {
        return risks.list(SECRETARY, RiskFilter.openOf("ZF2001-III"), day, null, Window.FIRST)
                .items();
    }

    private List<Long> ids(RiskFilter filter) {
        return risks.list(SECRETARY, filter, null, null, Window.FIRST).items().stream()
                .map(Risk::id)
                .toList();
    }

    private long milestone(@Nullable Long country, String code) {
        HashMap<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", uzbekistan.trialId());
        values.put("country", country);
        values.put("code", code);
        return given.insert("""
                insert into milestone (trial_id, participation_id, code, planned_on)
                values (:trialId, :country, :code, '2021-04-01') returning id""", values);
    }

    private RiskInput input(
            @Nullable String iso2, @Nullable String site, int probability, int impact, @Nullable String reason) {
        return risk(iso2, site, "The courier is late", probability, impact, null, academy, null, reason);
    }

    private RiskInput titled(
            String title, int probability, int impact, Risk.@Nullable Status status, @Nullable String reason) {
        return risk(null, null, title, probability, impact, null, academy, status, reason);
    }

    private RiskInput ownedBy(long person) {
        return risk(null, null, "Owned", 2, 3, person, null, null, null);
    }

    private static RiskInput risk(
            @Nullable String iso2,
            @Nullable String site,
            String title,
            int probability,
            int impact,
            @Nullable Long person,
            @Nullable Long institution,
            Risk.@Nullable Status status,
            @Nullable String reason) {
        return new RiskInput(
                "ZF2001-III",
                iso2,
                site,
                title,
                null,
                probability,
                impact,
                Risk.Response.REDUCE,
                null,
                person,
                institution,
                RAISED,
                LocalDate.of(2021, 3, 31),
                null,
                status,
                null,
                null,
                reason);
    }
}
