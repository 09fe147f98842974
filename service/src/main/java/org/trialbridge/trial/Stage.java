package org.trialbridge.trial;

/** Where a country stands in the pipeline, in order; the last four are aside of it. */
public enum Stage {
    IDENTIFIED("Identified"),
    CONTACTED("Contacted"),
    BRIDGING("Bridging"),
    FEASIBILITY("Feasibility"),
    NEGOTIATION("Negotiation"),
    AGREED("Agreed"),
    SUBMITTED("Submitted"),
    APPROVED("Approved"),
    START_UP("Start-up"),
    RECRUITING("Recruiting"),
    RECRUITMENT_CLOSED("Recruitment closed"),
    FOLLOW_UP("Follow-up"),
    COMPLETED("Completed"),
    /** Paused; it comes back to where it was. */
    ON_HOLD("On hold"),
    /** The country said no. */
    DECLINED("Declined"),
    /** We stopped. */
    DEPRIORITISED("Deprioritised"),
    /** Ended after it had started. */
    TERMINATED("Terminated");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** Tells whether it lies beside the pipeline rather than in it. */
    public boolean isAside() {
        return compareTo(COMPLETED) > 0;
    }
}
