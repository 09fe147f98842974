package org.trialbridge.search;

/** What can be found, in the order of the page. */
public enum Kind {
    TRIAL("Trials"),
    COUNTRY("Countries"),
    SITE("Sites"),
    INSTITUTION("Institutions"),
    PERSON("People"),
    MEETING("Meetings"),
    DECISION("Decisions"),
    RISK("Risks");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
