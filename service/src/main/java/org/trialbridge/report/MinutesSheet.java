package org.trialbridge.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.TableSheet.Column;

/** The minutes of all meetings, each language in a row. */
final class MinutesSheet {
    private static final List<Column> COLUMNS = List.of(
            Column.dates("Held on", 11),
            Column.texts("Meeting", 22),
            Column.texts("Title", 30),
            Column.texts("Status", 14),
            Column.texts("Language", 10),
            Column.numbers("Revision", 9),
            Column.texts("Agreed by", 22),
            Column.dates("Frozen on (UTC)", 11),
            Column.texts("Minutes", 90),
            Column.texts("Added later", 34));

    private MinutesSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table("Minutes", COLUMNS);
        for (ReportedMinutes minutes : report.minutes()) {
            table.row()
                    .date(minutes.heldOn())
                    .text(Wording.of(minutes.meetingKind()) + " " + minutes.meetingNumber())
                    .text(minutes.title())
                    .text(Wording.of(minutes.meetingStatus()))
                    .text(language(minutes.language()))
                    .whole(minutes.revision())
                    .text(minutes.agreed().stream().map(CountryNames::of).collect(Collectors.joining("; ")))
                    .date(minutes.frozenOn())
                    .text(minutes.text())
                    .text(String.join("\n", minutes.addenda()));
        }
        return table.end("No meeting was held yet.");
    }

    private static @Nullable String language(@Nullable String code) {
        return code == null ? null : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
