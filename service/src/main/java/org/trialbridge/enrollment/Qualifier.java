package org.trialbridge.enrollment;

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
}
