package org.trialbridge.enrollment;

/**
 * Is told how far the work on many lines is, while it goes on. It may end the work by throwing; then nothing is stored. What
 * it is told may be told again, if the work had to begin anew.
 */
public interface BatchProgress {
    /** For those who wait for the end. */
    BatchProgress UNTOLD = new BatchProgress() {
        @Override
        public void judged(int lines) {}

        @Override
        public void stored(int lines) {}
    };

    /** So many lines are judged by now. */
    void judged(int lines);

    /** So many lines are stored by now, as far as the whole goes well. */
    void stored(int lines);
}
