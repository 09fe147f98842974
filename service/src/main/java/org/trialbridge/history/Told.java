package org.trialbridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of columns, as people read them. */
final class Told {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Told() {}

    /** @param names what references are called, as {@link Past#reference} */
    static String value(@Nullable JsonNode row, String column, Map<String, String> names) {
        JsonNode value = row == null ? null : row.get(column);
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            return String.join(", ", items);
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        String name = names.get(Past.reference(column, value));
        return name == null ? text(value.asText()) : name;
    }

    private static String text(String text) {
        if (text.startsWith("sha256:")) {
            return "(personal, not kept)";
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return DAY.format(LocalDate.parse(text));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.*")) {
            return DAY.format(LocalDate.parse(text.substring(0, 10))) + ", " + text.substring(11, 16)
                    + text.substring(16).replaceFirst("^:[0-9.]+", "");
        }
        if (text.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[A-Z]{4,}[A-Z0-9]*")) {
            return text.charAt(0) + text.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
        }
        return text;
    }
}
