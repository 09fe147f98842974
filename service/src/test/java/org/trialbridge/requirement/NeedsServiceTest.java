package org.trialbridge.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.approval.Approval.Kind;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class NeedsServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private NeedsService needs;
    private TemplateService templates;
    private Participation country;

    @BeforeEach
    void aCountry() {
        needs = new NeedsService(db.database(), Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC));
        templates = new TemplateService(db.database());
        given.trial("ZF2001-III");
        country = given.country("ZF2001-III", "UZ");
    }

    @Test
    void aFewTemplatesComeWithTheSystem() {
        assertThat(templates.list(SECRETARY).items())
                .extracting(ApprovalTemplate::name)
                .containsExactly(
                        "Ethics, then regulator",
                        "Regulator only",
                        "With import licence",
                        "With biosafety and import licence",
                        "Ethics of every site");
        assertThat(template("With import licence").items())
                .containsExactly(
                        new Need(Kind.ETHICS, Need.Scope.COUNTRY, 1),
                        new Need(Kind.NATIONAL_REGULATOR, Need.Scope.COUNTRY, 2),
                        new Need(Kind.IMPORT_LICENCE, Need.Scope.COUNTRY, 3));
    }

    @Test
    void aCountryGetsACopyOfATemplateThatALaterChangeOfItLeavesAlone() {
        ApprovalTemplate template = template("Ethics, then regulator");
        CountryNeeds.Standing saved = save(0, new NeedsInput(template.id(), null, "Decree 43"));

        templates.change(
                SECRETARY,
                template.id(),
                1,
                new TemplateInput("Ethics alone", "Small countries", List.of(item(Kind.ETHICS, Need.Scope.SITES, 1))));

        CountryNeeds kept =
                needs.find(SECRETARY, "ZF2001-III", "UZ", null, null).needs();
        assertThat(kept).isEqualTo(saved.needs());
        assertThat(kept.template()).isEqualTo("Ethics, then regulator");
        assertThat(kept.items()).extracting(Need::kind).containsExactly(Kind.ETHICS, Kind.NATIONAL_REGULATOR);
        assertThat(template("Ethics alone").version()).isEqualTo(2);
    }

    @Test
    void whatIsNeededIsToldWithHowFarItIsAndWhatIsMissing() {
        given.site(country, "UZ-01", LocalDate.of(2020, 12, 10));
        long site = given.site(country, "UZ-02", LocalDate.of(2020, 12, 17));
        approval("'NATIONAL_REGULATOR', 'REJECTED', '2020-10-16', '2020-11-04'", null);
        approval("'NATIONAL_REGULATOR', 'APPROVED', '2020-11-16', '2020-12-04'", null);
        approval("'ETHICS', 'QUESTIONS', '2020-11-12', null", site);
        save(
                0,
                new NeedsInput(
                        null,
                        List.of(
                                item(Kind.BIOSAFETY, Need.Scope.COUNTRY, 3),
                                item(Kind.NATIONAL_REGULATOR, Need.Scope.COUNTRY, 1),
                                item(Kind.ETHICS, Need.Scope.SITES, 2)),
                        "Decree 43"));

        assertThat(standing(null))
                .containsExactly(
                        tuple(Kind.NATIONAL_REGULATOR, null, true, "Nothing."),
                        tuple(Kind.ETHICS, "UZ-01", false, "No approval is written down yet."),
                        tuple(Kind.ETHICS, "UZ-02", false, "The authority waits for an answer."),
                        tuple(Kind.BIOSAFETY, null, false, "No approval is written down yet."));
        assertThat(standing(LocalDate.of(2020, 12, 3)))
                .contains(tuple(Kind.NATIONAL_REGULATOR, null, false, "The authority has not decided yet."));
    }

    @Test
    void whatWasNeededIsReadAsItWasKnown() {
        approval("'ETHICS', 'SUBMITTED', '2020-11-12', null", null);
        save(0, new NeedsInput(null, List.of(item(Kind.ETHICS, Need.Scope.COUNTRY, 1)), "Decree 43"));
        Instant between = db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
        save(1, new NeedsInput(null, List.of(item(Kind.INSURANCE, Need.Scope.SITES, 1)), "Decree 44"));
        given.insert("update approval set status = 'APPROVED', decided_on = '2020-12-01' returning id", Map.of());

        CountryNeeds.Standing known = needs.find(SECRETARY, "ZF2001-III", "UZ", null, between);

        assertThat(known.needs().reason()).isEqualTo("Decree 43");
        assertThat(known.approvals())
                .extracting(NeededApproval::kind, NeededApproval::missing)
                .containsExactly(tuple(Kind.ETHICS, "The authority has not decided yet."));
        assertThat(needs.find(SECRETARY, "ZF2001-III", "UZ", null, null).approvals())
                .extracting(NeededApproval::kind)
                .containsExactly(Kind.INSURANCE);
    }

    @Test
    void aListIsChangedWithAReasonAndByItsVersion() {
        assertThat(errors(() -> save(0, new NeedsInput(99_999L, List.of(), null))))
                .containsExactly("templateId", "reason", "items");
        assertThat(errors(() -> save(
                        0,
                        new NeedsInput(
                                null,
                                List.of(
                                        item(Kind.ETHICS, Need.Scope.SITES, 21),
                                        item(Kind.ETHICS, Need.Scope.COUNTRY, 1)),
                                "Decree"))))
                .containsExactly("items/0/place", "items/1/kind");
        NeedsInput input = new NeedsInput(null, List.of(item(Kind.ETHICS, Need.Scope.COUNTRY, 1)), "Decree 43");
        assertThat(save(0, input).needs().version()).isEqualTo(1);
        assertThat(save(1, input).needs().version()).isEqualTo(2);
        assertThat(kind(() -> save(1, input))).isEqualTo(Problem.Kind.STALE);
        assertThat(given.insert(
                        "select count(*) from audit_entry where action = 'approvalNeed.save' and reason = 'Decree 43'",
                        Map.of()))
                .isEqualTo(2);
    }

    @Test
    void onlyTheSecretariatSaysWhatIsNeeded() {
        NeedsInput input = new NeedsInput(null, List.of(item(Kind.ETHICS, Need.Scope.COUNTRY, 1)), "Decree 43");
        TemplateInput template =
                new TemplateInput("Of its own", "One country", List.of(item(Kind.ETHICS, Need.Scope.COUNTRY, 1)));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, country.place());
        Actor elsewhere =
                Given.actor(Role.SECRETARIAT, given.country("ZF2001-III", "GH").place());

        assertThat(kind(() -> needs.save(coordinator, "ZF2001-III", "UZ", 0, input)))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kind(() -> needs.save(elsewhere, "ZF2001-III", "UZ", 0, input)))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(() -> needs.find(elsewhere, "ZF2001-III", "UZ", null, null)))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(() -> templates.create(coordinator, template))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(needs.find(coordinator, "ZF2001-III", "UZ", null, null).approvals())
                .isEmpty();
        assertThat(templates.create(elsewhere, template).name()).isEqualTo("Of its own");
        assertThat(errors(() -> templates.create(SECRETARY, template))).containsExactly("name");
    }

    private List<org.assertj.core.groups.Tuple> standing(@Nullable LocalDate asOf) {
        return needs.find(SECRETARY, "ZF2001-III", "UZ", asOf, null).approvals().stream()
                .map(one -> tuple(one.kind(), one.site(), one.given(), one.missing()))
                .toList();
    }

    private CountryNeeds.Standing save(int version, NeedsInput input) {
        return needs.save(SECRETARY, "ZF2001-III", "UZ", version, input);
    }

    private ApprovalTemplate template(String name) {
        return templates.list(SECRETARY).items().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NeedInput item(Kind kind, Need.Scope need, int place) {
        return new NeedInput(kind, need, place);
    }

    private static List<String> errors(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private static Problem.Kind kind(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).kind();
    }

    private void approval(String values, @Nullable Long site) {
        given.insert(
                "insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on, site_id)"
                        + " values (:trialId, :id, " + values + ", " + site + ") returning id",
                Map.of("trialId", country.trialId(), "id", country.id()));
    }
}
