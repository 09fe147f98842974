package org.trialbridge.enrollment;

/** Why a count was corrected. */
public enum CorrectionReason {
    LATE_DATA("Late data arrived"),
    TRANSCRIPTION("Typing error"),
    DUPLICATE("Somebody was counted twice"),
    RECLASSIFIED("Somebody was counted as something else"),
    DEFINITION_CHANGE("The definition changed"),
    SITE_TRANSFER("Participants moved to another site"),
    SOURCE_CORRECTED("The source was corrected");

    private final String label;

    CorrectionReason(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }
}
