package org.trialbridge.milestone;

/**
 * What a milestone waits for.
 *
 * @param milestoneId the other one
 * @param lagDays days that pass between both; below zero it may come that much before
 */
public record Dependency(long milestoneId, Kind kind, int lagDays) {

    /** What of the other one must have happened. */
    public enum Kind {
        /** The other is reached. */
        FINISH_TO_START("Begins when the other is reached"),
        /** The other has begun: all that it waits for itself is there. Both then go on side by side. */
        START_TO_START("Begins together with the other");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }
}
