package org.trialbridge.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.TableSheet.Column;

/** Sheet 14: what each word and number of the report means. The texts lie beside this class, a file for each language. */
final class DefinitionsSheet {
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Term", 26),
            Column.texts("Definition", 78),
            Column.texts("Unit", 14),
            Column.texts("Formula", 48),
            Column.texts("Thresholds", 44));

    private DefinitionsSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table("Definitions", COLUMNS);
        Thresholds thresholds = report.parameters().thresholds();
        for (String definition : definitions()) {
            table.row();
            String filled = definition
                    .replace("{enrollment thresholds}", thresholds.ofEnrollment())
                    .replace("{milestone thresholds}", thresholds.ofMilestones());
            for (String part : filled.split("\t", COLUMNS.size())) {
                table.text(part.isBlank() ? null : part);
            }
        }
        return table.end("");
    }

    private static List<String> definitions() {
        String name = "definitions_" + Parameters.LANGUAGE + ".tsv";
        try (InputStream file = Objects.requireNonNull(DefinitionsSheet.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
