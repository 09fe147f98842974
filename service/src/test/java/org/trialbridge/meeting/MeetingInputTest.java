package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.TrialCountries;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;

class MeetingInputTest {
    private static final Instant NOW = Instant.parse("2021-02-05T09:00:00Z");
    private static final Mentions MENTIONS = new Mentions(
            Map.of(
                    "ZF2001-III",
                    new TrialCountries(
                            3,
                            "ZF2001-III",
                            Map.of("UZ", new TrialCountries.Participating(31, ZoneId.of("Asia/Tashkent"))))),
            Set.of(),
            Set.of());

    @Test
    void aHeldMeetingKeepsItsInstant() {
        MeetingDraft draft = Inputs.held("UZ").toDraft(new Errors(), MENTIONS, NOW);

        assertThat(draft)
                .returns(Instant.parse("2021-01-20T09:30:00Z"), MeetingDraft::startsAt)
                .returns(Instant.parse("2021-01-20T11:00:00Z"), MeetingDraft::endsAt)
                .returns(List.of(3L), MeetingDraft::trialIds)
                .returns(List.of("UZ"), MeetingDraft::countries)
                .returns("Bridging season", MeetingDraft::series)
                .returns("Meet the sponsor", MeetingDraft::title)
                .returns(List.of("en", "ru"), MeetingDraft::languages);
    }

    @Test
    void aPlannedMeetingKeepsLocalTimeAndZone() {
        MeetingInput input = Inputs.meeting(Meeting.Status.SCHEDULED, LocalDate.of(2027, 3, 27), "Europe/Zurich", null);

        MeetingDraft draft = input.toDraft(new Errors(), MENTIONS, NOW);

        assertThat(draft.startsAt()).isNull();
        assertThat(draft.endsAt()).isNull();
        assertThat(draft.localStart()).isEqualTo("2027-03-27T14:30");
        assertThat(draft.zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(draft.when().startsAt()).isEqualTo("2027-03-27T13:30:00Z");
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        MeetingInput input = new MeetingInput(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(errors(input))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("kind", "Choose what kind of meeting it is."),
                        tuple("title", "Enter a text."),
                        tuple("status", "Choose whether it was held, or is planned."),
                        tuple("date", "Enter the day of the meeting."),
                        tuple("time", "Enter the time at which it starts, such as 14:30."),
                        tuple("zone", "Enter the name of a time zone, such as Asia/Tashkent."),
                        tuple("durationMinutes", "Enter how long it lasts: 1 to 2880 minutes."),
                        tuple("trials", "Name the trial that it is about."));
    }

    @Test
    void aTimeThatClocksSkipIsRefused() {
        MeetingInput input = Inputs.at(LocalTime.of(2, 30), LocalDate.of(2027, 3, 28), "Europe/Zurich", null);

        assertThat(errors(input))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple(
                                "time",
                                "Enter a time before 02:00 or from 03:00 on: between them clocks in Europe/Zurich go forward on this day."));
    }

    @Test
    void aTimeThatHappensTwiceIsAskedAbout() {
        MeetingInput unclear = Inputs.at(LocalTime.of(2, 30), LocalDate.of(2027, 10, 31), "Europe/Zurich", null);

        assertThat(errors(unclear))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple(
                                "offset",
                                "02:30 happens twice in Europe/Zurich on this day, because clocks go back. Enter +02:00 for the first or +01:00 for the second."));
    }

    @Test
    void theOffsetSaysWhichOfBothTimesIsMeant() {
        MeetingInput first = Inputs.at(LocalTime.of(2, 30), LocalDate.of(2027, 10, 31), "Europe/Zurich", "+02:00");
        MeetingInput second = Inputs.at(LocalTime.of(2, 30), LocalDate.of(2027, 10, 31), "Europe/Zurich", "+01:00");

        assertThat(first.toDraft(new Errors(), MENTIONS, NOW).when().startsAt()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(second.toDraft(new Errors(), MENTIONS, NOW).when().startsAt())
                .isEqualTo("2027-10-31T01:30:00Z");
        assertThat(second.toDraft(new Errors(), MENTIONS, NOW).localOffset()).isEqualTo("+01:00");
    }

    @Test
    void anOffsetThatTheZoneDoesNotHaveIsRefused() {
        assertThat(errors(
                        Inputs.meeting(Meeting.Status.SCHEDULED, LocalDate.of(2021, 3, 1), "Asia/Tashkent", "+06:00")))
                .extracting(FieldError::message)
                .containsExactly("Leave this empty, or enter +05:00: the offset of Asia/Tashkent at that time.");
        assertThat(errors(
                        Inputs.meeting(Meeting.Status.SCHEDULED, LocalDate.of(2021, 3, 1), "Asia/Tashkent", "+05:00")))
                .isEmpty();
    }

    @Test
    void aMeetingOfTheFutureIsNotHeldYet() {
        MeetingInput today = Inputs.meeting(Meeting.Status.HELD, LocalDate.of(2021, 2, 5), "Asia/Tashkent", null);

        assertThat(errors(today))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple(
                                "status",
                                "Choose Scheduled: this meeting starts in the future. If it was held, enter the day when it began."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://meet.example/7",
                "javascript:alert(1)",
                "https://",
                "https://me@meet.example",
                "meet.example"
            })
    void onlySecureLinksAreStored(String link) {
        assertThat(errors(Inputs.titled(Inputs.held(), "Linked", link)))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("link", "Enter an address that starts with https://, without spaces."));
    }

    @Test
    void hostileTextStaysTextAndControlCharactersAreRefused() {
        assertThat(Inputs.titled(Inputs.held(), "<b>A</b>\r\nBEGIN:VEVENT", null)
                        .toDraft(new Errors(), MENTIONS, NOW)
                        .title())
                .isEqualTo("<b>A</b>\nBEGIN:VEVENT");
        assertThat(errors(Inputs.titled(Inputs.held(), "A\u0000B", null)))
                .extracting(FieldError::message)
                .containsExactly("Remove control characters; they can not be stored.");
        assertThat(errors(Inputs.titled(Inputs.held(), "x".repeat(201), null)))
                .extracting(FieldError::message)
                .containsExactly("Shorten the text to 200 characters; it has 201.");
    }

    @Test
    void onlyCountriesOfTheTrialAndKnownTrialsAreTaken() {
        MeetingInput elsewhere = Inputs.held("UZ", "CL");

        assertThat(errors(elsewhere))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("countries", "Choose countries that take part in the trial; CL does not yet."));
        Errors errors = new Errors();
        Inputs.held().toDraft(errors, new Mentions(Map.of(), Set.of(), Set.of()), NOW);
        assertThat(errors.list())
                .extracting(FieldError::message)
                .containsExactly("Enter the codes of trials that you can see; ZF2001-III is none.");
    }

    @Test
    void rowsAreNamedByTheirPlaceAndEmptyOnesDoNotCount() {
        MeetingInput input = Inputs.with(
                Inputs.held("UZ"),
                Collections.singletonList(new AttendanceInput(null, null, null, 0, null, null, null, null)),
                java.util.Arrays.asList(null, Inputs.decision(" ", "CL")),
                List.of(Inputs.action("GH", "Send the protocol", 9, LocalDate.of(2021, 3, 1))));

        assertThat(wholeErrors(input))
                .extracting(FieldError::field)
                .containsExactly(
                        "attendance/0/institutionId",
                        "attendance/0/delegates",
                        "decisions/1/text",
                        "decisions/1/countries",
                        "actions/0/country",
                        "actions/0/ownerInstitutionId");
    }

    @Test
    void whatIsAgreedOrAttendedNeedsAHeldMeeting() {
        MeetingInput planned = Inputs.with(
                Inputs.meeting(Meeting.Status.SCHEDULED, LocalDate.of(2021, 3, 1), "Asia/Tashkent", null),
                List.of(new AttendanceInput(null, null, "UZ", 2, null, Attendance.Status.ATTENDED, null, null)),
                List.of(new DecisionInput("Go", null, null, Decision.Status.AGREED, null)),
                null);

        assertThat(wholeErrors(planned))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple(
                                "attendance/0/status",
                                "Choose Invited, Accepted or Declined; nobody can have attended before the meeting is held."),
                        tuple(
                                "decisions/0/status",
                                "Choose Proposed: nothing can be agreed before the meeting is held."),
                        tuple("decisions/0/decidedOn", "Enter today or an earlier day."));
    }

    private static List<FieldError> errors(MeetingInput input) {
        Errors errors = new Errors();
        input.toDraft(errors, MENTIONS, NOW);
        return errors.list();
    }

    private static List<FieldError> wholeErrors(MeetingInput input) {
        org.trialbridge.problem.Problem problem = org.assertj.core.api.Assertions.catchThrowableOfType(
                org.trialbridge.problem.Problem.class,
                () -> WholeMeeting.of(input, MENTIONS, Set.of("UZ", "CL"), Set.of(), NOW));
        return problem == null ? List.of() : problem.errors();
    }
}
