package org.trialbridge.meeting;

import java.time.Instant;

/** That there are minutes of a meeting: the newest revision of a language. */
public record MinutesLine(String language, int revision, Instant savedAt) {}
