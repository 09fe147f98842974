package org.trialbridge.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.TableSheet.Column;

/** Sheet 12: what the report tells otherwise than the edition before it, with who recorded it and why. */
final class ChangesSheet {
    private static final List<Column> COLUMNS = List.of(
            Column.texts("What", 40),
            Column.texts("Change", 11),
            Column.texts("Country", 20),
            Column.texts("Site", 12),
            Column.numbers("Old", 16),
            Column.numbers("New", 16),
            Column.dates("Effective", 11),
            Column.dates("Recorded (UTC)", 17),
            Column.texts("By (role)", 22),
            Column.texts("Reason", 44));

    private ChangesSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        Changes changes = report.changes();
        TableSheet table = sheets.table("Changes", COLUMNS);
        for (ChangedFact fact : changes.facts()) {
            place(table.row().text(fact.what()).text(fact.kind().label()), fact.iso2(), fact.site())
                    .textOnTheRight(fact.beforeInWords())
                    .textOnTheRight(fact.nowInWords())
                    .date(fact.effectiveOn())
                    .minute(fact.recordedAt())
                    .text(who(fact.bySystem(), fact.roles()))
                    .text(fact.reason());
        }
        for (ChangedCount count : changes.counts()) {
            place(table.row().text(count.metric().label()).text(count.kind().label()), count.iso2(), count.site())
                    .count(count.before())
                    .count(count.now())
                    .date(count.periodEnd())
                    .minute(count.recordedAt())
                    .text(count.recordedAt() == null ? null : who(count.bySystem(), count.roles()))
                    .text(why(count));
        }
        if (changes.more()) {
            table.row()
                    .text("More is new or changed than is listed here; the other sheets hold all of it as it is now.");
        }
        Changes.Since since = changes.since();
        return table.end(
                report.parameters().cut()
                        ? "Not compared: this report is cut to what its reader may see."
                        : since == null
                                ? "There is no earlier edition about the same to compare with."
                                : "Nothing is told otherwise than in edition " + since.label() + ".");
    }

    private static TableSheet place(TableSheet table, @Nullable String iso2, @Nullable String site) {
        return table.text(iso2 == null ? null : CountryNames.of(iso2)).text(site);
    }

    private static @Nullable String who(boolean bySystem, List<Role> roles) {
        return bySystem
                ? "Trialbridge"
                : roles.stream().map(role -> Wording.of(role.name())).collect(Collectors.joining(", "));
    }

    private static @Nullable String why(ChangedCount count) {
        String reason = count.reasonCode() == null ? null : count.reasonCode().label();
        String note = count.note();
        return reason == null ? note : note == null ? reason : reason + ": " + note;
    }
}
