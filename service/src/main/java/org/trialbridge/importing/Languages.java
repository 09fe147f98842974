package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Languages by their codes of two letters, and by their English names. */
final class Languages {
    private static final Map<String, String> CODES = codes();

    private Languages() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale locale = Locale.forLanguageTag(code);
            codes.putIfAbsent(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(code, code);
        }
        return codes;
    }

    /** The codes of a cell; null if it is empty. A language that is not known stays for the rules to refuse. */
    static @Nullable List<@Nullable String> read(RowCells cells, Column column) {
        List<@Nullable String> read = new ArrayList<>();
        for (String one : cells.several(column)) {
            read.add(CODES.getOrDefault(one.toLowerCase(Locale.ROOT), one));
        }
        return read.isEmpty() ? null : read;
    }
}
