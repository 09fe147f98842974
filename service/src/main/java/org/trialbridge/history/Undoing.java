package org.trialbridge.history;

/**
 * Something that was undone.
 *
 * @param undid the number of the audit entry that was undone
 * @param action what that did, as {@code noun.verb}
 * @param told what to tell about it
 */
public record Undoing(long undid, String action, String told) {}
