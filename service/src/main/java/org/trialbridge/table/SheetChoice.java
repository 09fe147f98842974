package org.trialbridge.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which sheets of a workbook are read. Names are found whatever their capitals.
 *
 * @param named the only one; null for the first that can be seen
 * @param also one more, if it is there and can be seen
 */
public record SheetChoice(@Nullable String named, @Nullable String also) {
    /** The sheet of every workbook of ours that explains the others. */
    public static final String HELP = "Read me";

    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 40;

    /** @param part the relationship that leads to its content */
    record Sheet(String name, boolean hidden, String part) {
        boolean is(@Nullable String wanted) {
            return wanted != null && name.strip().equalsIgnoreCase(wanted);
        }

        String shown() {
            String shown = UploadedFile.shown(name);
            return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
        }
    }

    /** Only the sheet of that name, hidden or not. */
    public static SheetChoice only(String name) {
        return new SheetChoice(name, null);
    }

    /** The first sheet that can be seen, and another one of that name if there is one. */
    public static SheetChoice firstAnd(@Nullable String name) {
        return new SheetChoice(null, name);
    }

    List<Sheet> of(List<Sheet> sheets) {
        if (named != null) {
            return List.of(sheets.stream()
                    .filter(sheet -> sheet.is(named))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(
                            "The workbook needs a sheet named " + named + ". It has: " + names(sheets) + ".")));
        }
        List<Sheet> visible = sheets.stream().filter(sheet -> !sheet.hidden()).toList();
        List<Sheet> chosen = new ArrayList<>();
        Optional<Sheet> second =
                visible.stream().filter(sheet -> sheet.is(also)).findFirst();
        visible.stream()
                .filter(sheet -> !second.filter(sheet::equals).isPresent() && !sheet.is(HELP))
                .findFirst()
                .or(() -> visible.stream().findFirst())
                .ifPresent(chosen::add);
        second.filter(sheet -> !chosen.contains(sheet)).ifPresent(chosen::add);
        if (chosen.isEmpty()) {
            throw Refusal.empty();
        }
        return chosen;
    }

    /** What the sender should know of the sheets that were not read. */
    List<String> notices(List<Sheet> sheets, List<Sheet> read) {
        return sheets.stream()
                .filter(sheet -> !read.contains(sheet) && (sheet.hidden() || (named == null && !sheet.is(HELP))))
                .limit(MOST_NAMES)
                .map(sheet -> "The " + (sheet.hidden() ? "hidden " : "") + "sheet " + UploadedFile.shown(sheet.name())
                        + " was not read.")
                .toList();
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().limit(MOST_NAMES).map(Sheet::shown).collect(Collectors.joining(", "));
    }
}
