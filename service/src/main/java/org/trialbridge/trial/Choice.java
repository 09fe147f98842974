package org.trialbridge.trial;

/** Something to choose in a form. */
public record Choice(long value, String text) {}
