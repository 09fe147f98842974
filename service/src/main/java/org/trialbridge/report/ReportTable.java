package org.trialbridge.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The sheets of a status report that other tools can read by themselves, in their order: all but Provenance, which is about
 * the file.
 */
public enum ReportTable {
    SUMMARY("Summary"),
    COUNTRIES("Countries"),
    SITES("Sites"),
    ENROLLMENT("Enrollment"),
    PIPELINE("Pipeline"),
    /** Only in the minute book. */
    MINUTES("Minutes"),
    WEBINARS("Webinars"),
    ACTIONS("Actions"),
    MILESTONES("Milestones"),
    APPROVALS("Approvals"),
    RISKS("Risks"),
    DATA_QUALITY("Data quality"),
    CHANGES("Changes"),
    /** Its rows are streamed. */
    DATA("Data"),
    DEFINITIONS("Definitions");

    private final String sheet;

    ReportTable(String sheet) {
        this.sheet = sheet;
    }

    /** The name of the sheet. */
    public String sheet() {
        return sheet;
    }

    /** What it is called in addresses: {@code data-quality}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds one by what it is called in addresses. */
    public static Optional<ReportTable> of(String slug) {
        return Arrays.stream(values())
                .filter(table -> table.slug().equals(slug))
                .findFirst();
    }

    /** Writes the sheet; returns how many rows it has below the header. */
    int write(ReportSheets sheets, StatusReport report) {
        return switch (this) {
            case SUMMARY -> SummarySheet.write(sheets, report);
            case COUNTRIES -> CountriesSheet.write(sheets, report);
            case SITES -> SitesSheet.write(sheets, report);
            case ENROLLMENT -> EnrollmentSheet.write(sheets, report);
            case PIPELINE -> PipelineSheet.write(sheets, report);
            case MINUTES -> MinutesSheet.write(sheets, report);
            case WEBINARS -> WebinarsSheet.write(sheets, report);
            case ACTIONS -> ActionsSheet.write(sheets, report);
            case MILESTONES -> MilestonesSheet.write(sheets, report);
            case APPROVALS -> ApprovalsSheet.write(sheets, report);
            case RISKS -> RisksSheet.write(sheets, report);
            case DATA_QUALITY -> DataQualitySheet.write(sheets, report);
            case CHANGES -> ChangesSheet.write(sheets, report);
            case DEFINITIONS -> DefinitionsSheet.write(sheets, report);
            case DATA -> throw new IllegalStateException("the rows of the sheet Data are streamed");
        };
    }
}
