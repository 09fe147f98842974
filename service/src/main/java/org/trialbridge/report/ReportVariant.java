package org.trialbridge.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which sheets a workbook has, beside Provenance. */
public enum ReportVariant {
    /** The status report, of the trial or, as a country brief, of one country. */
    STATUS("Status report"),
    /** The first sheet of it only, on one page. */
    STEERING("Steering summary, one page"),
    /** All meetings with their minutes, decisions and actions. */
    MINUTE_BOOK("Minute book");

    private final String label;

    ReportVariant(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** What it is called in addresses and names of files: {@code minute-book}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds one by what it is called in addresses. */
    public static Optional<ReportVariant> of(String slug) {
        return Arrays.stream(values())
                .filter(variant -> variant.slug().equals(slug))
                .findFirst();
    }

    /** The sheets, in their order. */
    public Set<ReportTable> tables() {
        return switch (this) {
            case STATUS -> EnumSet.complementOf(EnumSet.of(ReportTable.MINUTES));
            case STEERING -> EnumSet.of(ReportTable.SUMMARY);
            case MINUTE_BOOK -> EnumSet.of(ReportTable.MINUTES, ReportTable.WEBINARS, ReportTable.ACTIONS);
        };
    }
}
