package org.trialbridge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trialbridge.trial.SiteStatus.ACTIVATED;
import static org.trialbridge.trial.SiteStatus.CANDIDATE;
import static org.trialbridge.trial.SiteStatus.CLOSED;
import static org.trialbridge.trial.SiteStatus.ENROLLING;
import static org.trialbridge.trial.SiteStatus.INITIATED;
import static org.trialbridge.trial.SiteStatus.NOT_SELECTED;
import static org.trialbridge.trial.SiteStatus.ON_HOLD;
import static org.trialbridge.trial.SiteStatus.QUALIFIED;
import static org.trialbridge.trial.SiteStatus.SELECTED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.country.Country;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.trial.Stage;

class SiteInputTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate BEFORE = LocalDate.of(2020, 12, 12);
    private static final Country UZBEKISTAN = new Country("UZ", ZoneId.of("Asia/Tashkent"), List.of(6, 7));
    private static final Participation PARTICIPATION = new Participation(
            2, 3, 4, "ZF2001-III", "UZ", Stage.RECRUITING, null, 1, null, null, null, null, null, null, null, null);

    @Test
    void whatIsRightBecomesASite() {
        SiteInput input = new SiteInput(
                "UZ-01",
                "UZ",
                " City hospital\u00a0",
                71L,
                "Tashkent",
                new BigDecimal("41.3111111"),
                new BigDecimal("69.2"),
                "Asia/Samarkand",
                ACTIVATED,
                BEFORE.minusDays(5),
                BEFORE,
                null,
                600,
                null);

        Site site = input.toSite(PARTICIPATION, null, UZBEKISTAN, true, zone -> TODAY);

        assertThat(site)
                .isEqualTo(new Site(
                        0,
                        0,
                        4,
                        "ZF2001-III",
                        2,
                        "UZ",
                        "UZ-01",
                        "City hospital",
                        71L,
                        null,
                        "Tashkent",
                        new BigDecimal("41.31111"),
                        new BigDecimal("69.20000"),
                        ZoneId.of("Asia/Samarkand"),
                        ACTIVATED,
                        BEFORE.minusDays(5),
                        BEFORE,
                        null,
                        600,
                        false));
    }

    @Test
    void aNewSiteIsACandidateInTheZoneOfItsCountry() {
        Site site = to(null, null, null, null, null);

        assertThat(site.status()).isEqualTo(CANDIDATE);
        assertThat(site.zone()).isEqualTo(UZBEKISTAN.zone());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        SiteInput wrong = new SiteInput(
                "new",
                "PK",
                "",
                9L,
                "x".repeat(101),
                new BigDecimal("90.00001"),
                new BigDecimal("-181"),
                "Mars/Olympus",
                ACTIVATED,
                null,
                TODAY.plusDays(1),
                TODAY.plusDays(2),
                0,
                null);

        Problem problem =
                assertThrows(Problem.class, () -> wrong.toSite(PARTICIPATION, null, UZBEKISTAN, false, zone -> TODAY));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("zone", "Enter a time zone such as Asia/Tashkent."),
                        tuple("iso2", "Keep UZ: it can not change."),
                        tuple("code", "Choose another code: this word has a meaning in addresses."),
                        tuple("name", "Enter a text."),
                        tuple("city", "Shorten the text to 100 characters; it has 101."),
                        tuple("latitude", "Enter degrees from -90 to 90, such as 41.3."),
                        tuple("longitude", "Enter degrees from -180 to 180, such as 41.3."),
                        tuple("institutionId", "Choose an institution of the directory."),
                        tuple("target", "Enter a number from 1 to 1000000."),
                        tuple("activatedOn", "Enter a day that is not in the future."),
                        tuple("closedOn", "Leave this empty until the site is closed."));
    }

    @Test
    void theDayIsThatOfTheSite() {
        Site site = input(ACTIVATED, TODAY, null, null)
                .toSite(
                        PARTICIPATION,
                        null,
                        UZBEKISTAN,
                        false,
                        zone -> zone.equals(UZBEKISTAN.zone()) ? TODAY : TODAY.minusDays(1));

        assertThat(site.activatedOn()).isEqualTo(TODAY);
    }

    @Test
    void aSiteGoesForwardAlsoOverSeveralSteps() {
        assertThat(to(at(CANDIDATE, null), SELECTED, null, null, null).status()).isEqualTo(SELECTED);
        assertThat(to(at(QUALIFIED, null), ACTIVATED, BEFORE, null, null).status())
                .isEqualTo(ACTIVATED);
        assertThat(to(at(ACTIVATED, BEFORE), CLOSED, BEFORE, TODAY, null).closedOn())
                .isEqualTo(TODAY);
    }

    @Test
    void goingBackNeedsAReason() {
        assertThat(wrong(at(SELECTED, null), QUALIFIED, null, null, null))
                .containsExactly(tuple("reason", "Say why the site goes back to Qualified."));
        assertThat(wrong(at(ON_HOLD, BEFORE), ACTIVATED, BEFORE, null, "\u200b"))
                .containsExactly(tuple("reason", "Say why the site goes back to Activated."));
        assertThat(to(at(SELECTED, null), QUALIFIED, null, null, "Licence expired")
                        .status())
                .isEqualTo(QUALIFIED);
        assertThat(to(at(ACTIVATED, BEFORE), ON_HOLD, BEFORE, null, null).status())
                .isEqualTo(ON_HOLD);
    }

    @Test
    void enrollingIsNeverChosenButStays() {
        assertThat(wrong(at(ACTIVATED, BEFORE), ENROLLING, BEFORE, null, null))
                .extracting(tuple -> tuple.toList().get(0))
                .containsExactly("status");
        assertThat(to(at(ENROLLING, BEFORE), ENROLLING, BEFORE, null, null).storedStatus())
                .isEqualTo(ACTIVATED);
        assertThat(to(at(ENROLLING, BEFORE), ACTIVATED, BEFORE, null, null).storedStatus())
                .isEqualTo(ACTIVATED);
    }

    @Test
    void aSiteWithParticipantsWasActivated() {
        assertThat(wrong(at(ENROLLING, BEFORE), INITIATED, null, null, "mistake"))
                .extracting(tuple -> tuple.toList().get(0))
                .containsExactly("status");
        assertThat(wrong(at(ACTIVATED, BEFORE), NOT_SELECTED, BEFORE, null, null))
                .extracting(tuple -> tuple.toList().get(0))
                .containsExactly("status", "activatedOn");
    }

    @Test
    void datesBelongToWhereTheSiteStands() {
        assertThat(wrong(null, ACTIVATED, null, null, null))
                .containsExactly(tuple("activatedOn", "Enter the day on which the site was activated."));
        assertThat(wrong(null, CANDIDATE, BEFORE, null, null))
                .containsExactly(tuple("activatedOn", "Leave this empty until the site is activated."));
        assertThat(wrong(at(ACTIVATED, BEFORE), CLOSED, BEFORE, null, null))
                .containsExactly(tuple("closedOn", "Enter the day on which the site closed."));
        assertThat(wrong(at(ACTIVATED, BEFORE), CLOSED, BEFORE, BEFORE.minusDays(1), null))
                .containsExactly(tuple("closedOn", "Enter a day that is not before the activation."));
    }

    private static List<org.assertj.core.groups.Tuple> wrong(
            @Nullable Site current,
            SiteStatus status,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate closedOn,
            @Nullable String reason) {
        Problem problem = assertThrows(Problem.class, () -> to(current, status, activatedOn, closedOn, reason));
        return problem.errors().stream()
                .map(error -> tuple(error.field(), error.message()))
                .toList();
    }

    private static Site to(
            @Nullable Site current,
            @Nullable SiteStatus status,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate closedOn,
            @Nullable String reason) {
        return input(status, activatedOn, closedOn, reason)
                .toSite(PARTICIPATION, current, UZBEKISTAN, false, zone -> TODAY);
    }

    private static SiteInput input(
            @Nullable SiteStatus status,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate closedOn,
            @Nullable String reason) {
        return new SiteInput(
                "UZ-01",
                null,
                "City hospital",
                null,
                null,
                null,
                null,
                null,
                status,
                null,
                activatedOn,
                closedOn,
                null,
                reason);
    }

    private static Site at(SiteStatus status, @Nullable LocalDate activatedOn) {
        return new Site(
                1,
                5,
                4,
                "ZF2001-III",
                2,
                "UZ",
                "UZ-01",
                "City hospital",
                null,
                null,
                null,
                null,
                null,
                UZBEKISTAN.zone(),
                status,
                null,
                activatedOn,
                null,
                null,
                false);
    }
}
