package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.access.Role;

class StrictJsonTest {
    private final ObjectMapper json = StrictJson.harden(Jackson.newObjectMapper());

    record Everything(
            @Nullable Integer enrolled,
            @Nullable Long id,
            @Nullable BigDecimal latitude,
            @Nullable Double longitude,
            @Nullable Boolean held,
            @Nullable String note,
            @Nullable LocalDate on,
            @Nullable Instant at,
            @Nullable LocalTime from,
            @Nullable ZoneId zone,
            @Nullable Role role,
            @Nullable List<String> languages) {}

    record Whole(int version) {}

    @Test
    void everythingWrittenAsItShouldBeIsRead() throws JsonProcessingException {
        String body = """
                {"enrolled": 5400, "id": 9007199254740993, "latitude": 41.3, "longitude": 69, "held": true,
                 "note": "Ташкент 😀", "on": "2021-02-05", "at": "2021-02-05T09:30:00Z", "from": "14:30",
                 "zone": "Asia/Tashkent", "role": "AUDITOR", "languages": ["ru", "uz"]}
                """;

        Everything read = json.readValue(body, Everything.class);

        assertThat(read)
                .isEqualTo(new Everything(
                        5400,
                        9007199254740993L,
                        new BigDecimal("41.3"),
                        69.0,
                        true,
                        "Ташкент 😀",
                        LocalDate.of(2021, 2, 5),
                        Instant.parse("2021-02-05T09:30:00Z"),
                        LocalTime.of(14, 30),
                        ZoneId.of("Asia/Tashkent"),
                        Role.AUDITOR,
                        List.of("ru", "uz")));
    }

    @Test
    void whatIsMissingOrNullStaysNotReported() throws JsonProcessingException {
        Everything nothing = new Everything(null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(json.readValue("{}", Everything.class)).isEqualTo(nothing);
        assertThat(json.readValue("{\"enrolled\": null, \"on\": null, \"role\": null}", Everything.class))
                .isEqualTo(nothing);
    }

    @Test
    void datesAndInstantsAreWrittenAsTextAndWhatIsMissingAsNull() throws JsonProcessingException {
        Everything written = new Everything(
                7,
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2021, 2, 5),
                Instant.parse("2021-02-05T09:30:00Z"),
                LocalTime.of(9, 5),
                ZoneId.of("Asia/Tashkent"),
                Role.LEADERSHIP,
                null);

        assertThat(json.writeValueAsString(written))
                .contains(
                        "\"enrolled\":7",
                        "\"id\":null",
                        "\"on\":\"2021-02-05\"",
                        "\"at\":\"2021-02-05T09:30:00Z\"",
                        "\"zone\":\"Asia/Tashkent\"",
                        "\"role\":\"LEADERSHIP\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.9",
                "80.9999",
                "5.0",
                "5e0",
                "\"\"",
                "\" 7 \"",
                "\"12\"",
                "true",
                "[5]",
                "[]",
                "{}",
                "2147483648",
                "1e400",
                "NaN",
                "0x10",
                "01",
                "+1",
                "Infinity"
            })
    void aCountIsAWholeNumberOrNothing(String value) {
        refused("{\"enrolled\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"41.3\"", "true", "\"\"", "NaN", "[1]"})
    void anotherNumberIsNotMadeFromSomethingElse(String value) {
        refused("{\"latitude\": %s}".formatted(value));
        refused("{\"longitude\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"true\"", "\"\"", "1.0", "[true]"})
    void aYesOrNoIsNotMadeFromSomethingElse(String value) {
        refused("{\"held\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "1.5", "true", "[\"a\"]", "{}"})
    void aTextIsNotMadeFromSomethingElse(String value) {
        refused("{\"note\": %s}".formatted(value));
        refused("{\"languages\": [%s]}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19753",
                "[2021,2,5]",
                "\"2021-02-05T23:59:59Z\"",
                "\"2024-02-30\"",
                "\"01/02/2024\"",
                "\"2021-2-5\"",
                "\"20210205\"",
                "\" 2021-02-05\"",
                "\"\"",
                "\"0000-01-01\"",
                "\"1899-12-31\"",
                "\"2101-01-01\"",
                "\"+999999999-01-01\"",
                "\"-0001-01-01\""
            })
    void aDateIsADayOfTheCalendarWrittenInOneWay(String value) {
        refused("{\"on\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1612517400",
                "1612517400.5",
                "\"2021-02-05\"",
                "\"2021-02-05T09:30:00\"",
                "\"\"",
                "\"+1000000000-01-01T00:00:00Z\""
            })
    void anInstantIsTextWithAnOffset(String value) {
        refused("{\"at\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"auditor\"", "\"Auditor\"", "\" AUDITOR\"", "5", "\"\"", "\"KING\""})
    void aWordOfAListIsItsExactName(String value) {
        refused("{\"role\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"UTC+5\"", "\"+05:00\"", "\"Tashkent\"", "5"})
    void aZoneIsANamedRegion(String value) {
        refused("{\"zone\": %s}".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b[31m", "\\ud800", "a\\udc00b", "\\u0085"})
    void aTextWithCharactersThatCanNotBeStoredIsDeclined(String text) {
        refused("{\"note\": \"%s\"}".formatted(text));
        refused("{\"languages\": [\"%s\"]}".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enrolled\": 1, \"enrolled\": 2}",
                "{\"enrolled\": 1} {}",
                "{\"enrolled\": 1}]",
                "{\"unknown\": 1}",
                "{\"enrolled\": 1,}",
                "{enrolled: 1}",
                "{'enrolled': 1}",
                "{\"enrolled\": 1} // said so",
                "[]",
                "\"\"",
                "7",
                "",
                "{"
            })
    void aBodyIsExactlyOneObjectOfKnownFields(String body) {
        refused(body);
    }

    @Test
    void whatIsVeryDeepOrVeryLongIsDeclinedSoon() {
        refused("{\"parts\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        refused("[".repeat(100_000));
        refused("{\"enrolled\": " + "9".repeat(200_000) + "}");
        refused("{\"latitude\": 0." + "1".repeat(200_000) + "}");
        refused("{\"" + "n".repeat(100_000) + "\": 1}");
    }

    @Test
    void aNumberThatMustBeThereIsNotZeroWhenItIsNull() {
        assertThatThrownBy(() -> json.readValue("{\"version\": null}", Whole.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readValue("{}", Whole.class)).isInstanceOf(JsonProcessingException.class);
    }

    private void refused(String body) {
        assertThatThrownBy(() -> json.readValue(body, Everything.class))
                .as(body.substring(0, Math.min(100, body.length())))
                .isInstanceOf(JsonProcessingException.class);
    }
}
