package org.trialbridge.enrollment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is counted, in participants. */
public enum Metric {
    SCREENED("screened", "Screened", Figures::screened),
    SCREEN_FAILED("screenFailed", "Screen failed", Figures::screenFailed),
    ENROLLED("enrolled", "Enrolled", Figures::enrolled),
    DOSE1("dose1", "Dose 1", Figures::dose1),
    DOSE2("dose2", "Dose 2", Figures::dose2),
    DOSE3("dose3", "Dose 3", Figures::dose3),
    WITHDRAWN("withdrawn", "Withdrawn", Figures::withdrawn),
    COMPLETED("completed", "Completed", Figures::completed);

    private final String jsonName;
    private final String label;
    private final Function<Figures, @Nullable Long> figure;

    Metric(String jsonName, String label, Function<Figures, @Nullable Long> figure) {
        this.jsonName = jsonName;
        this.label = label;
        this.figure = figure;
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
        return figure.apply(figures);
    }
}
