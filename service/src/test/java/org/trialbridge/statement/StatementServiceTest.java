package org.trialbridge.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.statement.Statement.Confidence;
import org.trialbridge.trial.Participation;

class StatementServiceTest {
    private static final Instant NOW = Instant.parse("2021-03-05T08:00:00Z");
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private StatementService statements;
    private Participation uzbekistan;

    @BeforeEach
    void aCountry() {
        statements = new StatementService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
    }

    @Test
    void claimsAboutTheSameThingContradictEachOther() {
        Statement more = statements.create(SECRETARY, enrolled("UZ", "more than 7,000"));
        Statement final1 = statements.create(SECRETARY, enrolled("UZ", "6,965"));
        Statement same = statements.create(SECRETARY, enrolled("UZ", "6,965"));
        Statement ofTrial = statements.create(SECRETARY, enrolled(null, "29,000"));

        assertThat(statements.find(SECRETARY, more.id()).contradicts()).containsExactly(final1.id(), same.id());
        assertThat(same.contradicts()).containsExactly(more.id());
        assertThat(ofTrial.contradicts()).isEmpty();
        assertThat(ofTrial.iso2()).isNull();
    }

    @Test
    void oneOfSeveralIsAdopted() {
        Statement more = statements.create(SECRETARY, enrolled("UZ", "more than 7,000"));
        Statement final1 = statements.create(SECRETARY, enrolled("UZ", "6,965"));
        statements.adopt(SECRETARY, more.id());

        Statement adopted = statements.adopt(SECRETARY, final1.id());
        Statement again = statements.adopt(SECRETARY, final1.id());

        assertThat(adopted)
                .returns(true, Statement::adopted)
                .returns(2, Statement::version)
                .isEqualTo(again);
        assertThat(statements.find(SECRETARY, more.id()))
                .returns(false, Statement::adopted)
                .returns(3, Statement::version);
    }

    @Test
    void anAdoptedStatementThatIsAboutAnotherThingNowIsNotAdoptedAnyMore() {
        Statement stored = statements.create(SECRETARY, enrolled("UZ", "6,965"));
        Statement adopted = statements.adopt(SECRETARY, stored.id());

        Statement reworded = statements.change(SECRETARY, stored.id(), adopted.version(), enrolled("UZ", "6,966"));
        Statement moved = statements.change(SECRETARY, stored.id(), reworded.version(), enrolled(null, "6,966"));

        assertThat(reworded.adopted()).isTrue();
        assertThat(moved).returns(false, Statement::adopted).returns(null, Statement::iso2);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        StatementInput wrong = new StatementInput("ZF2001-III", "GH", " ", null, "", LocalDate.of(2021, 3, 6), null);

        Problem problem = catchThrowableOfType(Problem.class, () -> statements.create(SECRETARY, wrong));

        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("iso2", "attribute", "value", "source", "sourceOn", "confidence");
    }

    @Test
    void aListIsFilteredCutByScopeAndReadInParts() {
        Statement ofTrial = statements.create(SECRETARY, enrolled(null, "29,000"));
        Statement more = statements.create(SECRETARY, enrolled("UZ", "more than 7,000"));
        Statement final1 = statements.create(SECRETARY, enrolled("UZ", "6,965"));
        statements.adopt(SECRETARY, final1.id());
        StatementFilter all = new StatementFilter("ZF2001-III", null, null, null);

        Listing<Statement> first = statements.list(SECRETARY, all, new Window(2, null));
        Listing<Statement> rest = statements.list(SECRETARY, all, new Window(2, first.next()));
        List<Statement> seen = statements
                .list(Given.actor(Role.LEADERSHIP, uzbekistan.place()), all, Window.FIRST)
                .items();
        List<Statement> open = statements
                .list(
                        SECRETARY,
                        new StatementFilter(null, "UZ", StatementFilter.Status.NOT_ADOPTED, "More Than"),
                        Window.FIRST)
                .items();

        assertThat(first.items()).extracting(Statement::id).containsExactly(ofTrial.id(), final1.id());
        assertThat(rest.items()).extracting(Statement::id).containsExactly(more.id());
        assertThat(seen).extracting(Statement::id).containsExactly(final1.id(), more.id());
        assertThat(open).extracting(Statement::id).containsExactly(more.id());
    }

    @Test
    void onlyTheSecretariatWritesAndAdopts() {
        Statement stored = statements.create(SECRETARY, enrolled("UZ", "6,965"));
        Actor leader = Given.actor(Role.LEADERSHIP, uzbekistan.place());
        Actor elsewhere =
                Given.actor(Role.SECRETARIAT, given.country("ZF2001-III", "CL").place());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> statements.adopt(leader, stored.id()))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> statements.adopt(elsewhere, stored.id()))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> statements.change(SECRETARY, stored.id(), 5, enrolled("UZ", "1")))
                .returns(Problem.Kind.STALE, Problem::kind);
    }

    private static StatementInput enrolled(@Nullable String iso2, String value) {
        return new StatementInput(
                "ZF2001-III",
                iso2,
                "enrolled at the end",
                value,
                "newsletter of the secretariat",
                LocalDate.of(2021, 2, 28),
                Confidence.MEDIUM);
    }
}
