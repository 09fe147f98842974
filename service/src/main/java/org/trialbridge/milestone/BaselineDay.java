package org.trialbridge.milestone;

import java.time.LocalDate;

/** The day of a milestone in a baseline. */
public record BaselineDay(long milestoneId, LocalDate baselineOn) {}
