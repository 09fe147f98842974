package org.trialbridge.schedule;

import java.time.LocalDate;

/**
 * What came of applying a template.
 *
 * @param planned how many milestones are planned now
 * @param thereAlready how many had been planned before, and stay as they are
 */
public record Applied(String template, LocalDate enteredOn, int planned, int thereAlready) {}
