package org.trialbridge.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.invitation.CalendarText.Guest;

/** What is written is read by another library than the one that wrote it. */
class CalendarTextTest {
    private static final UUID UID = UUID.fromString("6f1f7f3e-4a43-4a57-9a06-3f3c1f2d7a11");
    private static final Instant NOW = Instant.parse("2027-01-02T03:04:05Z");
    private static final Guest SAIDA = new Guest("Saida", "saida@example.org", "INVITED");

    @Test
    void anInvitationIsARequestAtALocalTimeWithTheRulesOfItsZone() {
        String text = CalendarText.request(
                occasion("Feasibility", "2027-07-08T14:30", "Europe/Zurich", null),
                "trials@example.org",
                SAIDA,
                "https://trials.example/rsvp/abc",
                NOW);

        assertThat(text)
                .contains("METHOD:REQUEST", "DTSTART;TZID=Europe/Zurich:20270708T143000", "BEGIN:VTIMEZONE")
                .contains("BEGIN:DAYLIGHT");
        VEvent event = onlyEvent(text);
        assertThat(event.getUid().getValue()).isEqualTo(UID + "@trialbridge");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getSummary().getValue()).isEqualTo("Bridging webinar 17: Feasibility");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-07-08T12:30:00Z"));
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(Instant.parse("2027-07-08T14:00:00Z"));
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("trials@example.org");
        assertThat(event.getDescription().getValue()).contains("https://trials.example/rsvp/abc");
        assertThat(event.getUrl().getValue()).isEqualTo("https://meet.example/7");
        Attendee guest = event.getAttendees().get(0);
        assertThat(List.of(
                        guest.getCommonName(),
                        guest.getEmail(),
                        guest.getParticipationStatus().getValue(),
                        guest.getRsvp()))
                .containsExactly("Saida", "saida@example.org", "NEEDS-ACTION", false);
    }

    @Test
    void anAddressMayHoldWhatAnAddressOfTheWebMayNot() {
        String text = CalendarText.request(
                occasion("Feasibility", "2027-07-08T14:30", "Asia/Tashkent", null),
                "trials@example.org",
                new Guest("Saida", "saida#1@example.org", "INVITED"),
                "https://trials.example/rsvp/abc",
                NOW);

        assertThat(onlyEvent(text).getAttendees())
                .singleElement()
                .extracting(Attendee::getEmail)
                .isEqualTo("saida%231@example.org");
    }

    @Test
    void aCancellationNamesTheSameMeeting() {
        String text = CalendarText.cancel(
                occasion("Feasibility", "2027-07-08T14:30", "Asia/Tashkent", null), "trials@example.org", SAIDA, NOW);

        assertThat(text).contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + UID + "@trialbridge", "SEQUENCE:3");
        assertThat(onlyEvent(text).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-07-08T09:30:00Z"));
    }

    @Test
    void anHourThatHappensTwiceIsTheOneThatWasChosen() {
        String first = CalendarText.publish(List.of(occasion("A", "2027-10-31T02:30", "Europe/Zurich", "+02:00")), NOW);
        String second =
                CalendarText.publish(List.of(occasion("A", "2027-10-31T02:30", "Europe/Zurich", "+01:00")), NOW);

        assertThat(onlyEvent(first).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(onlyEvent(second).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
    }

    @Test
    void severalMeetingsShareTheRulesOfTheirZone() {
        String text = CalendarText.publish(
                List.of(
                        occasion("A", "2027-07-08T14:30", "Asia/Karachi", null),
                        occasion("B", "2027-07-09T14:30", "Asia/Karachi", null),
                        occasion("C", "2027-07-09T14:30", "UTC", null)),
                NOW);

        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.getEvents()).hasSize(3);
        assertThat(text.split("BEGIN:VTIMEZONE", -1)).hasSize(2);
        assertThat(text).contains("DTSTART:20270709T143000Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "End\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Other",
                "BEGIN:VEVENT",
                "a,b;c\\\\d\"e:f",
                "=HYPERLINK(\"https://evil.example\")",
                "<script>alert(1)</script>",
                "\u202Eright to left",
                "Встреча с Узбекистаном и Пакистаном о клиническом исследовании вакцины третьей фазы",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "\tATTENDEE:mailto:x@example.org",
                "%0AX-EVIL:1"
            })
    void whatPeopleWriteStaysText(String written) {
        String text = CalendarText.request(
                occasion(written, "2027-07-08T14:30", "Asia/Tashkent", null),
                "trials@example.org",
                new Guest(written, "saida@example.org", "ACCEPTED"),
                "https://trials.example/rsvp/abc",
                NOW);

        VEvent event = onlyEvent(text);
        assertThat(event.getSummary().getValue())
                .isEqualTo("Bridging webinar 17: "
                        + written.replaceAll("\\s+", " ").strip());
        assertThat(event.getAttendees()).hasSize(1);
        assertThat(event.getAttendees().get(0).getEmail()).isEqualTo("saida@example.org");
        assertThat(event.getExperimentalProperties()).isEmpty();
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    private static Occasion occasion(String title, String start, String zone, @Nullable String offset) {
        return new Occasion(
                7,
                UID,
                3,
                "BRIDGING_WEBINAR",
                17,
                title,
                "SCHEDULED",
                LocalDateTime.parse(start),
                offset,
                ZoneId.of(zone),
                null,
                90,
                "https://meet.example/7");
    }

    private static VEvent onlyEvent(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }
}
