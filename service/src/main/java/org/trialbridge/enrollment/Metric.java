package org.trialbridge.enrollment;

import org.jspecify.annotations.Nullable;

/** What is counted, in participants. */
public enum Metric {
    SCREENED("screened", "Screened"),
    SCREEN_FAILED("screenFailed", "Screen failed"),
    ENROLLED("enrolled", "Enrolled"),
    DOSE1("dose1", "Dose 1"),
    DOSE2("dose2", "Dose 2"),
    DOSE3("dose3", "Dose 3"),
    WITHDRAWN("withdrawn", "Withdrawn"),
    COMPLETED("completed", "Completed");

    private final String jsonName;
    private final String label;

    Metric(String jsonName, String label) {
        this.jsonName = jsonName;
        this.label = label;
    }

    /** Its name in the API and in forms. */
    public String jsonName() {
        return jsonName;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** Returns this one of the figures, or null if it was not reported. */
    public @Nullable Long of(Figures figures) {
        return switch (this) {
            case SCREENED -> figures.screened();
            case SCREEN_FAILED -> figures.screenFailed();
            case ENROLLED -> figures.enrolled();
            case DOSE1 -> figures.dose1();
            case DOSE2 -> figures.dose2();
            case DOSE3 -> figures.dose3();
            case WITHDRAWN -> figures.withdrawn();
            case COMPLETED -> figures.completed();
        };
    }
}
