package org.trialbridge.reporting;

/** Where the report of a period stands. */
public enum ReportingState {
    /** It is not in, and the days of grace are not over. */
    EXPECTED("Expected"),
    REPORTED("Reported"),
    /** It is not in, and the days of grace are over. */
    MISSING("Missing");

    private final String label;

    ReportingState(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }
}
