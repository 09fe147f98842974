package org.trialbridge.upload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.CellValues;
import org.trialbridge.table.Limits;
import org.trialbridge.table.Refusal;
import org.trialbridge.table.SheetChoice;
import org.trialbridge.table.Table;
import org.trialbridge.table.TableReader;
import org.trialbridge.table.UploadedFile;

/** A site to be added. */
record SiteRow(String site, String country, String name, LocalDate opened) {
    static List<SiteRow> read(UploadedFile file, Limits limits) {
        List<SiteRow> rows = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        SiteColumns columns = null;
        for (Table.Row row : TableReader.now(file, limits, SheetChoice.only(TemplateWorkbook.SHEET))
                .get(0)
                .rows()) {
            if (columns == null) {
                columns = SiteColumns.of(row);
            } else if (!row.isBlank()) {
                SiteRow site = columns.read(row, errors);
                if (site != null) {
                    rows.add(site);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return rows;
    }

    /** Where the columns of a file of sites are. */
    private record SiteColumns(
            int site, int country, int opened, @Nullable Integer name) {
        static SiteColumns of(Table.Row header) {
            Map<String, Integer> places = new LinkedHashMap<>();
            for (int at = 0; at < header.cells().size(); at++) {
                places.put(header.cell(at).text().strip().toLowerCase(Locale.ROOT), at);
            }
            Integer site = places.get("site");
            Integer country = places.getOrDefault("country", places.get("iso2"));
            Integer opened = places.get("opened");
            if (site == null || country == null || opened == null) {
                throw Refusal.of("The first row needs the headings site, country and opened.");
            }
            return new SiteColumns(site, country, opened, places.get("name"));
        }

        @Nullable
        SiteRow read(Table.Row row, List<FieldError> errors) {
            try {
                String code = RowReader.code(row.cell(site).text());
                String called = name == null ? "" : row.cell(name).text().strip();
                return new SiteRow(
                        code,
                        RowReader.code(row.cell(country).text()),
                        called.isEmpty() ? code : called,
                        CellValues.day(row.cell(opened), false));
            } catch (CellValues.Unclear unclear) {
                errors.add(new FieldError("rows/" + row.number() + "/opened", "{0}", unclear.advice()));
                return null;
            }
        }
    }
}
