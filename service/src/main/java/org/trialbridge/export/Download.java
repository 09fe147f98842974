package org.trialbridge.export;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.report.ReportFile;
import org.trialbridge.report.TablesWorkbook;
import org.trialbridge.report.TablesWorkbook.Table;

/** Names the file of a list: what it lists, of which trial and country, and the day. */
final class Download {
    private Download() {}

    static ReportFile of(Table<?> table, @Nullable String trial, @Nullable String country, Clock clock) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String name = table.name().toLowerCase(Locale.ROOT) + part(trial) + part(country) + "-" + day + ".xlsx";
        return TablesWorkbook.write(name, table.name(), day, List.of(table));
    }

    /** A code, if it is one: what comes with an address goes into no header otherwise. */
    private static String part(@Nullable String code) {
        return code != null && code.matches("[A-Za-z0-9._-]{1,40}") ? "-" + code : "";
    }
}
