package org.trialbridge.trial;

/** Where a site stands, in order; the last three are aside of it. */
public enum SiteStatus {
    CANDIDATE("Candidate"),
    QUALIFIED("Qualified"),
    SELECTED("Selected"),
    INITIATED("Initiated"),
    ACTIVATED("Activated"),
    /** Activated, with a first enrolled participant reported. Never stored: it follows from the counts. */
    ENROLLING("Enrolling"),
    ENROLLMENT_CLOSED("Enrollment closed"),
    CLOSED("Closed"),
    ON_HOLD("On hold"),
    NOT_SELECTED("Not selected"),
    TERMINATED("Terminated");

    private final String label;

    SiteStatus(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** Tells whether it lies beside the usual way rather than in it. */
    public boolean isAside() {
        return compareTo(CLOSED) > 0;
    }

    /** Tells whether participants can be enrolled. */
    public boolean isOpen() {
        return this == ACTIVATED || this == ENROLLING;
    }
}
