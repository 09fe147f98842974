package org.trialbridge.action;

/** In which order action items are listed; open ones always come before the others. */
public enum ActionSort {
    MINE("Yours first"),
    DUE("Due day"),
    LATEST("Latest due day"),
    OWNER("Owner"),
    COUNTRY("Country"),
    STATUS("Status");

    private final String label;

    ActionSort(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }
}
