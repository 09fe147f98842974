package org.trialbridge.enrollment;

import java.util.Locale;

/** How exact the counts are. */
public enum Qualifier {
    EXACT("Exact"),
    MORE_THAN("More than"),
    ABOUT("About");

    private final String label;

    Qualifier(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** What stands before a number: nothing, or how it is meant. */
    public String before() {
        return this == EXACT ? "" : label.toLowerCase(Locale.ROOT) + " ";
    }

    /** How exact the sum of two numbers is. */
    public Qualifier and(Qualifier other) {
        return this == MORE_THAN || other == MORE_THAN ? MORE_THAN : this == ABOUT ? this : other;
    }
}
