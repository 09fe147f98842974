package org.trialbridge.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.StatusReport.Issue;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReport.Trail;
import org.trialbridge.report.TableSheet.Column;

/**
 * Sheet 15: what the report was made from, and how to check it. Its cells hold their texts themselves (it is streamed), so
 * that the parts shared by all sheets, and with them the content hash, do not depend on it.
 */
final class ProvenanceSheet {
    static final String NAME = "Provenance";

    private static final List<Column> COLUMNS = List.of(Column.texts("Item", 34), Column.texts("Value", 130));

    private static final String CONTENT_HASH =
            "Unpack the file (it is a zip). Take each part but those under docProps/ and"
                    + " this sheet (%s). In the sheets, put twelve zeros for the twelve digits at the end of the footer. The hash is"
                    + " the SHA-256 over, in the order of the parts' names with [Content_Types].xml first: the name in UTF-8, a zero"
                    + " byte, the SHA-256 of the part (32 bytes).";
    private static final String ROOT_HASH =
            "Each known audit entry, change, line of counts, stage change and stage evidence"
                    + " of the trial, and each entry and change that belongs to no trial, becomes a JSON text; the root hash is the"
                    + " SHA-256 over the SHA-256 of these texts, kind after kind in the order of their numbers. The SQL that makes it"
                    + " is the query \"trail\" of org.trialbridge.report.StatusReportDao.";

    private ProvenanceSheet() {}

    static void write(TableSheet table, StatusReport report, Map<String, Long> rows, String ownPart) {
        Parameters parameters = report.parameters();
        Trail trail = report.trail();
        table.row().text("Trial").text(report.trial().code());
        table.row().text("Country").text(parameters.iso2() == null ? "all" : parameters.iso2());
        table.row().text("Scope").text(parameters.cut() ? "cut to: " + countries(report) : "complete");
        table.row().text("As of").text(parameters.asOf() + " (what was true by the end of this day)");
        table.row().text("Known at").text(parameters.knownAt() + " (nothing recorded later is in the report)");
        Changes.Since since = report.changes().since();
        table.row()
                .text("Compared with")
                .text(
                        parameters.cut()
                                ? "nothing: this report is cut to what its reader may see"
                                : since == null
                                        ? "no earlier edition"
                                        : "edition " + since.label() + ", known at " + since.knownAt());
        table.row().text("Language").text(Parameters.LANGUAGE);
        issue(table, parameters.issue());
        table.row().text("Software").text("Trialbridge " + parameters.softwareVersion());
        rows.forEach(
                (sheet, count) -> table.row().text("Rows on sheet " + sheet).wholeOnTheLeft(count));
        table.row().text("Content hash (SHA-256)").text(RepeatableWorkbook.CONTENT_HASH_PLACE);
        table.row().text("How the content hash is made").text(CONTENT_HASH.formatted(ownPart));
        table.row().text("Root hash of the audit trail (SHA-256)").text(trail.rootHash());
        table.row().text("Last audit entry").wholeOnTheLeft(trail.lastEntry());
        table.row().text("Audit entries").wholeOnTheLeft(trail.entries());
        table.row().text("Changes").wholeOnTheLeft(trail.changes());
        table.row().text("Lines of append-only tables").wholeOnTheLeft(trail.lines());
        table.row().text("How the root hash is made").text(ROOT_HASH);
        table.row().text("How to get the same report again").text("GET " + address(report));
        table.row().text("How to verify").text(howToVerify(parameters.issue()));
        table.end("");
    }

    private static void issue(TableSheet table, @Nullable Issue issue) {
        if (issue == null) {
            table.row().text("Edition").text("none: this is a draft that nobody has issued");
            return;
        }
        table.row().text("Edition").text(issue.label());
        table.row().text("Title").text(issue.title());
        table.row().text("Note").text(issue.note());
        table.row().text("Issued by").text(issue.issuedBy() == null ? null : Wording.of(issue.issuedBy()));
        table.row().text("Supersedes").text(issue.supersedes() == null ? null : Issue.label(issue.supersedes()));
        table.row().text("Reason").text(issue.reason());
    }

    private static String howToVerify(@Nullable Issue issue) {
        String again = "the same software gives the same bytes%s, whatever was recorded since. Another version of the"
                + " software gives the same content hash as long as its sheets are the same.";
        return issue == null
                ? "Get the same report again: " + again.formatted(" to a reader with the same scope")
                : "Give this file, unchanged, or its SHA-256 to " + issue.verifyAt()
                        + " (no account is needed): the answer says whether it is the edition as it was issued, and whether"
                        + " another one has superseded it. The edition can also be made again from the records: "
                        + again.formatted("");
    }

    static TableSheet of(ReportSheets sheets) {
        return sheets.table(NAME, COLUMNS);
    }

    static TableSheet streamed(TableSheet table, SXSSFWorkbook stream) {
        return table.streamedTo(stream.getSheet(NAME));
    }

    private static String countries(StatusReport report) {
        return report.countries().stream().map(Country::iso2).collect(Collectors.joining(", "));
    }

    private static String address(StatusReport report) {
        Parameters parameters = report.parameters();
        if (parameters.issue() != null) {
            return "/api/v1/trials/" + report.trial().code() + "/editions/"
                    + parameters.issue().number() + ".xlsx";
        }
        return "/api/v1/trials/" + report.trial().code() + "/status.xlsx?asOf=" + parameters.asOf() + "&knownAt="
                + parameters.knownAt() + (parameters.iso2() == null ? "" : "&country=" + parameters.iso2())
                + (parameters.variant() == ReportVariant.STATUS
                        ? ""
                        : "&variant=" + parameters.variant().slug());
    }
}
