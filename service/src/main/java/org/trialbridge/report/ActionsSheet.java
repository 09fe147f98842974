package org.trialbridge.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.StatusReport.ActionItem;
import org.trialbridge.report.StatusReport.Decision;
import org.trialbridge.report.TableSheet.Column;

/** Sheet 7: the decisions taken and the action items agreed. */
final class ActionsSheet {
    private static final List<Column> COLUMNS = List.of(
            Column.texts("What", 12),
            Column.texts("Origin", 22),
            Column.texts("Country", 24),
            Column.texts("Text", 64),
            Column.texts("Owner", 36),
            Column.dates("Decided", 11),
            Column.dates("Due", 11),
            Column.texts("Status", 13),
            Column.dates("Done", 11),
            Column.numbers("Overdue\n(days)", 9),
            Column.numbers("Carried over\n(meetings)", 11));

    private ActionsSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table("Actions", COLUMNS);
        for (Decision decision : report.decisions()) {
            table.row()
                    .text("Decision")
                    .text(origin(decision.meetingKind(), decision.meetingNumber()))
                    .text(decision.countries().stream().map(CountryNames::of).collect(Collectors.joining("; ")))
                    .text(decision.text())
                    .text(null)
                    .date(decision.decidedOn())
                    .date(null)
                    .text(Wording.of(decision.status()))
                    .date(null)
                    .whole(null)
                    .whole(null);
        }
        for (ActionItem item : report.actionItems()) {
            row(table, item, report);
        }
        return table.end("Nothing was decided or agreed yet.");
    }

    private static void row(TableSheet table, ActionItem item, StatusReport report) {
        boolean doneLater = item.doneOn() != null
                && item.doneOn().isAfter(report.parameters().asOf());
        String owner = Wording.person(item.ownerRole(), item.ownerInstitution());
        table.row()
                .text("Action item")
                .text(origin(item.meetingKind(), item.meetingNumber()))
                .text(item.iso2() == null ? null : CountryNames.of(item.iso2()))
                .text(item.text())
                .text(owner == null ? "A person without a recorded role" : owner)
                .date(null)
                .date(item.dueOn())
                .text(Wording.of(doneLater ? "OPEN" : item.status()))
                .date(doneLater ? null : item.doneOn())
                .whole(item.daysOverdue(report.parameters().asOf()))
                .whole((long) item.carriedOver());
    }

    private static @Nullable String origin(@Nullable String kind, @Nullable Integer number) {
        return kind == null || number == null ? null : Wording.of(kind) + " " + number;
    }
}
