package org.trialbridge.risk;

/** How grave a risk is, by its score. */
public enum Severity {
    LOW("Low", "good"),
    MEDIUM("Medium", "watch"),
    HIGH("High", "bad");

    /** A score from here on is medium. */
    public static final int MEDIUM_FROM = 5;

    /** A score from here on is high. */
    public static final int HIGH_FROM = 13;

    private final String label;
    private final String tone;

    Severity(String label, String tone) {
        this.label = label;
        this.tone = tone;
    }

    /** @param score probability times impact, 1 to 25 */
    public static Severity of(int score) {
        return score >= HIGH_FROM ? HIGH : score >= MEDIUM_FROM ? MEDIUM : LOW;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** The colour beside the word, as pages call it. */
    public String tone() {
        return tone;
    }
}
