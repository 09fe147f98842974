package org.trialbridge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a sheet is written for other tools. */
public enum TableFormat {
    CSV("text/csv; charset=utf-8; header=present") {
        /** RFC 4180 in UTF-8. Before a text that a spreadsheet program would take for a formula stands an apostrophe. */
        @Override
        void write(StatusReport report, ReportTable table, OutputStream out) throws IOException {
            CsvMapper mapper = new CsvMapper();
            try (SequenceWriter rows = mapper.writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
                    .writeValues(out)) {
                ReadSheet.read(report, table, new ReadSheet.Taker() {
                    @Override
                    public void titles(List<String> titles) throws IOException {
                        rows.write(titles);
                    }

                    @Override
                    public void row(List<@Nullable Object> values) throws IOException {
                        rows.write(values.stream().map(TableFormat::inCsv).toList());
                    }
                });
            }
        }
    },
    JSON("application/json") {
        /** One object: what was asked for, the titles of the columns by their names, the rows. */
        @Override
        void write(StatusReport report, ReportTable table, OutputStream out) throws IOException {
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                json.writeStartObject();
                head(json, report, table);
                List<String> names = new ArrayList<>();
                ReadSheet.read(report, table, new ReadSheet.Taker() {
                    @Override
                    public void titles(List<String> titles) throws IOException {
                        names.addAll(names(titles));
                        json.writeObjectFieldStart("columns");
                        for (int column = 0; column < names.size(); column++) {
                            json.writeStringField(names.get(column), titles.get(column));
                        }
                        json.writeEndObject();
                        json.writeArrayFieldStart("items");
                    }

                    @Override
                    public void row(List<@Nullable Object> values) throws IOException {
                        json.writeStartObject();
                        for (int column = 0; column < names.size(); column++) {
                            json.writeFieldName(names.get(column));
                            value(json, values.get(column));
                        }
                        json.writeEndObject();
                    }
                });
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    };

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Finds one by the ending of a file's name. */
    public static TableFormat of(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }

    /** Ending of a file's name. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract void write(StatusReport report, ReportTable table, OutputStream out) throws IOException;

    private static String inCsv(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text && CellText.looksLikeFormula(text) ? "'" + text : value.toString();
    }

    private static void head(JsonGenerator json, StatusReport report, ReportTable table) throws IOException {
        StatusReport.Parameters parameters = report.parameters();
        json.writeStringField("trial", report.trial().code());
        json.writeStringField("country", parameters.iso2());
        json.writeStringField("asOf", parameters.asOf().toString());
        json.writeStringField("knownAt", parameters.knownAt().toString());
        json.writeStringField(
                "edition",
                parameters.issue() == null ? null : parameters.issue().label());
        json.writeBooleanField("complete", !parameters.cut());
        json.writeStringField("sheet", table.slug());
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long whole) {
            json.writeNumber(whole);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    /** Names as in the rest of the API, made of the titles: days in stage becomes daysInStage; a date stays one. */
    private static List<String> names(List<String> titles) {
        Set<String> names = new LinkedHashSet<>();
        for (String title : titles) {
            String name = name(title);
            for (int again = 2; !names.add(name); again++) {
                name = name(title) + again;
            }
        }
        return List.copyOf(names);
    }

    private static String name(String title) {
        if (title.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return title;
        }
        StringBuilder name = new StringBuilder();
        for (String word : title.replace("%", " percent ").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                String small = word.toLowerCase(Locale.ROOT);
                name.append(
                        name.isEmpty() ? small : small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
            }
        }
        return name.toString();
    }
}
