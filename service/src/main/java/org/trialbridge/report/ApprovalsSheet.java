package org.trialbridge.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalCourse;
import org.trialbridge.approval.AuthorityClock;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.TableSheet.Column;

/** Sheet 9: what authorities were asked to approve, how long it took, and what runs out when. */
final class ApprovalsSheet {
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Country", 22),
            Column.texts("Site", 12),
            Column.texts("Kind", 20),
            Column.texts("Authority", 36),
            Column.texts("Reference", 20),
            Column.texts("Status", 24),
            Column.dates("Submitted", 11),
            Column.dates("Decided", 11),
            Column.numbers("Days taken", 8),
            Column.numbers("Of them on the authority's clock", 12),
            Column.numbers("Open questions", 10),
            Column.numbers("Open conditions", 10),
            Column.dates("Expires", 11),
            Column.numbers("Days left", 8),
            Column.texts("About the entry", 12));

    private ApprovalsSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table("Approvals", COLUMNS);
        for (ApprovalCourse course : report.approvals()) {
            Approval approval = course.approval();
            table.row()
                    .text(CountryNames.of(approval.iso2()))
                    .text(approval.site())
                    .text(approval.kind().label())
                    .text(approval.authorityName())
                    .text(approval.reference())
                    .text(approval.status().label())
                    .date(approval.submittedOn())
                    .date(approval.decidedOn())
                    .whole(course.clock() == null ? null : course.clock().calendarDays())
                    .whole(clockDays(course.clock()))
                    .whole(course.openQuestions())
                    .whole(course.openConditions())
                    .date(approval.expiresOn())
                    .whole(course.daysLeft())
                    .text(approval.illustrative() ? "illustrative" : null);
        }
        return table.end("No approval is recorded yet.");
    }

    private static @Nullable Long clockDays(@Nullable AuthorityClock clock) {
        return clock == null ? null : Long.valueOf(clock.clockDays());
    }
}
