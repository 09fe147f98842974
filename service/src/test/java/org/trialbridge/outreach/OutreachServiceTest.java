package org.trialbridge.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
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
import org.trialbridge.outreach.Outreach.Kind;
import org.trialbridge.outreach.Outreach.Outcome;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class OutreachServiceTest {
    private static final Instant NOW = Instant.parse("2021-02-05T08:00:00Z");
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private OutreachService outreach;
    private Participation ecuador;
    private long academy;

    @BeforeEach
    void aCountryWithAnAcademy() {
        outreach = new OutreachService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        given.trial("ZF2001-III");
        ecuador = given.country("ZF2001-III", "EC");
        academy = given.insert("""
                insert into institution (name, kind, country_iso2)
                values ('Academy of Sciences of Ecuador', 'ACADEMY', 'EC') returning id
                """, Map.of());
    }

    @Test
    void anOutreachIsKeptWithItsInstitution() {
        Outreach created = outreach.create(SECRETARY, input("EC", academy, "2020-11-03"));

        assertThat(created)
                .isEqualTo(new Outreach(
                        created.id(),
                        1,
                        ecuador.trialId(),
                        "ZF2001-III",
                        ecuador.id(),
                        "EC",
                        academy,
                        "Academy of Sciences of Ecuador",
                        Kind.SUPPORT_REQUEST,
                        LocalDate.of(2020, 11, 3),
                        "Support for the trial",
                        Outcome.SENT,
                        false));
        assertThat(outreach.find(SECRETARY, created.id())).isEqualTo(created);
    }

    @Test
    void aChangeNeedsTheCurrentVersionAndLeavesThePlace() {
        Outreach created = outreach.create(SECRETARY, input("EC", academy, "2020-11-03"));

        Outreach answered = outreach.change(SECRETARY, created.id(), 1, answered("EC"));

        assertThat(answered).returns(2, Outreach::version).returns(Outcome.ACCEPTED, Outreach::outcome);
        Problem stale =
                catchThrowableOfType(Problem.class, () -> outreach.change(SECRETARY, created.id(), 1, answered("EC")));
        assertThat(stale.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(stale.current()).contains(answered);
        Problem moved =
                catchThrowableOfType(Problem.class, () -> outreach.change(SECRETARY, created.id(), 2, answered("PK")));
        assertThat(moved.errors()).extracting(FieldError::field).containsExactly("iso2");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        OutreachInput wrong = new OutreachInput("ZF2001-III", "EC", 999_999L, null, LocalDate.of(2021, 2, 6), "", null);

        Problem problem = catchThrowableOfType(Problem.class, () -> outreach.create(SECRETARY, wrong));

        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("institutionId", "kind", "on", "subject", "outcome");
    }

    @Test
    void aListIsFilteredCutByScopeAndReadInParts() {
        Outreach old = outreach.create(SECRETARY, input("EC", academy, "2020-11-03"));
        Outreach recent = outreach.create(SECRETARY, input("EC", null, "2021-01-09"));
        Outreach pakistan = outreach.create(SECRETARY, input("PK", null, "2020-12-01"));
        Actor leader = Given.actor(Role.LEADERSHIP, ecuador.place());
        OutreachFilter all = new OutreachFilter("ZF2001-III", null, null, null);

        Listing<Outreach> first = outreach.list(SECRETARY, all, OutreachService.USUAL, new Window(2, null));
        Listing<Outreach> rest = outreach.list(SECRETARY, all, OutreachService.USUAL, new Window(2, first.next()));

        assertThat(first.items()).containsExactly(recent, pakistan);
        assertThat(rest.items()).containsExactly(old);
        assertThat(rest.next()).isNull();
        assertThat(outreach.list(leader, all, OutreachService.USUAL, Window.FIRST)
                        .items())
                .containsExactly(recent, old);
        assertThat(outreach.list(
                                SECRETARY,
                                new OutreachFilter(null, "EC", Outcome.SENT, "ACADEMY of"),
                                OutreachService.USUAL,
                                Window.FIRST)
                        .items())
                .containsExactly(old);
    }

    @Test
    void onlyTheSecretariatWritesAndOthersOutsideDoNotSeeIt() {
        Outreach created = outreach.create(SECRETARY, input("EC", academy, "2020-11-03"));
        Actor leader = Given.actor(Role.LEADERSHIP, ecuador.place());
        Actor elsewhere =
                Given.actor(Role.SECRETARIAT, given.country("ZF2001-III", "CL").place());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> outreach.change(leader, created.id(), 1, answered("EC")))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> outreach.find(elsewhere, created.id()))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> outreach.create(elsewhere, input("EC", null, "2021-01-09")))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
    }

    private static OutreachInput input(String iso2, @Nullable Long institutionId, String on) {
        return new OutreachInput(
                "ZF2001-III",
                iso2,
                institutionId,
                Kind.SUPPORT_REQUEST,
                LocalDate.parse(on),
                "Support for the trial",
                Outcome.SENT);
    }

    private static OutreachInput answered(String iso2) {
        return new OutreachInput(
                null,
                iso2,
                null,
                Kind.SUPPORT_REQUEST,
                LocalDate.of(2020, 11, 3),
                "Support for the trial",
                Outcome.ACCEPTED);
    }
}
