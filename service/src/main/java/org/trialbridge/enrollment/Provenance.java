package org.trialbridge.enrollment;

/** Where the counts come from. */
public enum Provenance {
    RECORDED("Reported here"),
    PUBLISHED("Published"),
    ILLUSTRATIVE("Illustrative");

    private final String label;

    Provenance(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }
}
