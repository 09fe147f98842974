package org.trialbridge.importing;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of time zones as spreadsheets have them: Asia/Tashkent, or whole hours from UTC such as UTC+5. */
final class Zones {
    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT)? ?([+\\-\u2212\u2013])([0-9]{1,2})(?::?([0-9]{2}))?");
    private static final int MOST_EAST = 14;
    private static final int MOST_WEST = 12;
    private static final Map<String, String> NAMES = names();

    private Zones() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String zone : ZoneId.getAvailableZoneIds()) {
            names.put(zone.toLowerCase(Locale.ROOT), zone);
        }
        return names;
    }

    /** The name of the zone of a cell; one that is not known is noted. */
    static @Nullable String read(RowCells cells, Column column) {
        String text = cells.text(column);
        if (text == null) {
            return null;
        }
        String known = NAMES.get(text.replace(' ', '_').toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        if ("Z".equals(text)) {
            return "UTC";
        }
        Matcher offset = OFFSET.matcher(text.toUpperCase(Locale.ROOT));
        if (offset.matches()) {
            boolean east = "+".equals(offset.group(1));
            int hours = Integer.parseInt(offset.group(2));
            boolean whole = offset.group(3) == null || "00".equals(offset.group(3));
            if (whole && hours <= (east ? MOST_EAST : MOST_WEST)) {
                // the signs of these names are the other way round
                return hours == 0 ? "UTC" : "Etc/GMT" + (east ? "-" : "+") + hours;
            }
        }
        cells.wrong(
                column,
                "Enter the name of a time zone, such as Asia/Tashkent, or whole hours from UTC, such as UTC+5.");
        return null;
    }
}
