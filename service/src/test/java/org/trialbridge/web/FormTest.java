package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.access.Role;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class FormTest {
    record Milestone(String name, @Nullable LocalDate plannedOn, Role owner, boolean met, List<Long> countries) {}

    @Test
    void whatWasTypedIsReadByKind() {
        Form form = form(Map.of(
                "note", " as told ",
                "enrolled", "5400",
                "latitude", "41.3",
                "institution", "812",
                "starts", "9:05",
                "zone", "Asia/Tashkent",
                "role", "AUDITOR",
                "confirmed", "true",
                "version", "7"));

        assertThat(form.text("note")).isEqualTo("as told");
        assertThat(form.integer("enrolled")).isEqualTo(5400);
        assertThat(form.decimal("latitude")).isEqualTo(new BigDecimal("41.3"));
        assertThat(form.id("institution")).isEqualTo(812L);
        assertThat(form.time("starts")).isEqualTo(LocalTime.of(9, 5));
        assertThat(form.zone("zone")).isEqualTo(ZoneId.of("Asia/Tashkent"));
        assertThat(form.choice("role", Role.class)).isEqualTo(Role.AUDITOR);
        assertThat(form.checked("confirmed")).isTrue();
        assertThat(form.version()).isEqualTo(7);
        form.throwIfUnreadable();
    }

    @Test
    void whatWasLeftEmptyIsNullAndNoError() {
        Form form = form(Map.of("enrolled", "  ", "note", "\u00a0".strip(), "on-day", " "));

        assertThat(form.integer("enrolled")).isNull();
        assertThat(form.text("note")).isNull();
        assertThat(form.date("on")).isNull();
        assertThat(form.choice("role", Role.class)).isNull();
        assertThat(form.checked("confirmed")).isFalse();
        assertThat(form.version()).isEqualTo(-1);
        form.throwIfUnreadable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 400", "5\u00a0400", "5\u202f400", "5\u2009400", " 5400 ", "+5400"})
    void spacesInANumberDoNotCount(String typed) {
        assertThat(form(Map.of("enrolled", typed)).integer("enrolled")).isEqualTo(5400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,200 | Do you mean 1200? Then write it so, without commas and dots.",
                "1.200 | Do you mean 1200? Then write it so, without commas and dots.",
                "1.2 | Enter a whole number in the digits 0 to 9.",
                "12e1 | Enter a whole number in the digits 0 to 9.",
                "٣٤ | Enter a whole number in the digits 0 to 9.",
                "n/a | Enter a whole number in the digits 0 to 9.",
                "2147483648 | Enter a number up to 2147483647."
            })
    void aNumberThatIsNotPlainIsAskedAbout(String typed, String message) {
        Form form = form(Map.of("enrolled", typed));

        assertThat(form.integer("enrolled")).isNull();

        assertThat(shownAgain(form).error("enrolled")).isEqualTo(message);
        assertThat(shownAgain(form).value("enrolled")).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 2, 2021",
        "05, 02, 2021",
        "5, Feb, 2021",
        "5, february, 2021",
        "' 5', feb., '2021 '",
    })
    void aDateIsReadFromThreeFields(String day, String month, String year) {
        Form form = form(Map.of("on-day", day, "on-month", month, "on-year", year));

        assertThat(form.date("on")).isEqualTo(LocalDate.of(2021, 2, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5  |     | 2021 | Add the month to the date.",
                "   | Feb |      | Add the day and the year to the date.",
                "31 | Feb | 2021 | Enter a date that is in the calendar: 31 Feb 2021 is not.",
                "5  | 13  | 2021 | Enter a date that is in the calendar: 5 13 2021 is not.",
                "5  | Fe  | 2021 | Enter the month as a number from 1 to 12, or its name.",
                "x  | 2   | 2021 | Enter the day as a number from 1 to 31.",
                "5  | 2   | 21   | Write the year in four digits.",
                "5  | 2   | 1821 | Enter a year from 1900 to 2100."
            })
    void aDateThatIsNotOneSaysWhatToMend(
            @Nullable String day, @Nullable String month, @Nullable String year, String message) {
        Form form = form(Map.of("on-day", text(day), "on-month", text(month), "on-year", text(year)));

        assertThat(form.date("on")).isNull();

        assertThat(shownAgain(form).error("on")).isEqualTo(message);
        assertThat(shownAgain(form).part("on", "day")).isEqualTo(text(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-02-05", "5 Feb 2021", "5 February 2021", "05. feb 2021"})
    void aDateMayStandInOneField(String typed) {
        assertThat(form(Map.of("on", typed)).date("on")).isEqualTo(LocalDate.of(2021, 2, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/02/2021", "5.2.2021", "2021-2-5", "20210205", "yesterday"})
    void aDateThatCouldBeTakenForAnotherIsAskedAbout(String typed) {
        Form form = form(Map.of("on", typed));

        assertThat(form.date("on")).isNull();

        assertThat(shownAgain(form).error("on")).isEqualTo("Enter the date as year-month-day, such as 2021-02-05.");
    }

    @Test
    void everyFieldThatIsNotUnderstoodIsToldAtOnce() {
        Form form = form(
                Map.of("institution", "-1", "starts", "25:00", "zone", "UTC+5", "role", "KING", "note", "a\u0000b"));
        form.id("institution");
        form.time("starts");
        form.zone("zone");
        form.choice("role", Role.class);
        form.text("note");

        assertThat(shownAgain(form).errors())
                .extracting(FieldError::field)
                .containsExactly("institution", "starts", "zone", "role", "note");
    }

    @Test
    void rowsAreReadLikeFormsAndEmptyOnesDoNotCount() {
        Form form = form(Map.of(
                "delegates/0/name", "Aziz",
                "delegates/0/count", "3",
                "delegates/1/name", "",
                "delegates/10/name", "Nodira",
                "delegates/10/count", "many"));

        List<Form> rows = form.rows("delegates");

        assertThat(rows).extracting(row -> row.text("name")).containsExactly("Aziz", "Nodira");
        assertThat(rows.get(0).integer("count")).isEqualTo(3);
        assertThat(rows.get(1).integer("count")).isNull();
        assertThat(shownAgain(form).rows("delegates").get(1).error("count"))
                .isEqualTo("Enter a whole number in the digits 0 to 9.");
        assertThat(form.rowsAnd("delegates", 2))
                .extracting(row -> row.name("name"))
                .endsWith("delegates/10/name", "delegates/11/name", "delegates/12/name");
    }

    @Test
    void aFormCanBeginWithWhatARecordHolds() {
        Form form = Form.of(
                new Milestone("Ethics approved", LocalDate.of(2021, 3, 14), Role.SECRETARIAT, true, List.of(31L, 57L)));

        assertThat(form.value("name")).isEqualTo("Ethics approved");
        assertThat(form.date("plannedOn")).isEqualTo(LocalDate.of(2021, 3, 14));
        assertThat(form.part("plannedOn", "month")).isEqualTo("3");
        assertThat(form.choice("owner", Role.class)).isEqualTo(Role.SECRETARIAT);
        assertThat(form.checked("met")).isTrue();
        assertThat(form.ids("countries")).containsExactly(31L, 57L);
    }

    @Test
    void aRefusalOfTheWholeIsShownAboveTheForm() {
        Form form = form(Map.of("code", "UZ-01"));

        Form again = form.with(Problem.conflict("There is a site with this code already."));

        assertThat(again.message()).isEqualTo("There is a site with this code already.");
        assertThat(again.value("code")).isEqualTo("UZ-01");
        assertThatThrownBy(() -> form.with(Problem.notFound())).isInstanceOf(Problem.class);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Form form(Map<String, String> typed) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        typed.forEach(fields::add);
        return new Form(fields);
    }

    private static Form shownAgain(Form form) {
        return form.with(catchThrowableOfType(Problem.class, form::throwIfUnreadable));
    }
}
