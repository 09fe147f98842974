package org.trialbridge.meeting;

import java.time.LocalDate;

/** What a meeting is called elsewhere: bridging webinar 16 of a day. */
public record MeetingName(long id, Meeting.Kind kind, int number, LocalDate date) {}
