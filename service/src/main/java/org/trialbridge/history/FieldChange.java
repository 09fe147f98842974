package org.trialbridge.history;

/** One value that differs, in words; empty where there was none. */
public record FieldChange(String field, String before, String after) {}
