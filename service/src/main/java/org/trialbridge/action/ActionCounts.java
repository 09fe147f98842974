package org.trialbridge.action;

/**
 * How many action items wait.
 *
 * @param open on which somebody still has to act
 * @param overdue open after their due day
 * @param soon open and due today or within seven days
 */
public record ActionCounts(int open, int overdue, int soon) {}
