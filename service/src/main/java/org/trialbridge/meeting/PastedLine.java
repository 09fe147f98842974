package org.trialbridge.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/**
 * A line of a list of participants that somebody pasted: name, institution, country, e-mail, with semicolons or tabs
 * between; what stands at the end may be left out.
 *
 * @param index of the line, counted from 0 over all lines, also empty ones
 */
record PastedLine(
        int index,
        @Nullable String name,
        @Nullable String institution,
        @Nullable String country,
        @Nullable String email) {
    private static final int MOST_LINES = 500;
    private static final int COLUMNS = 4;

    /** @throws Problem INVALID if there is no line, there are too many, or one has more parts than it can have */
    static List<PastedLine> read(@Nullable String text) {
        Errors errors = new Errors();
        List<PastedLine> lines = new ArrayList<>();
        String[] typed = text == null ? new String[0] : text.split("\\R", -1);
        for (int i = 0; i < typed.length; i++) {
            if (!typed[i].isBlank()) {
                String[] parts = typed[i].split("[;\\t]", -1);
                errors.check(
                        parts.length <= COLUMNS,
                        "list/" + i,
                        "Write name; institution; country; e-mail, and nothing more.");
                lines.add(new PastedLine(i, part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3)));
            }
        }
        errors.check(!lines.isEmpty(), "list", "Paste at least one line.");
        errors.check(lines.size() <= MOST_LINES, "list", "Paste at most {0} lines at once.", MOST_LINES);
        errors.throwIfAny();
        return lines;
    }

    private static @Nullable String part(String[] parts, int index) {
        String part = index < parts.length ? Texts.clean(parts[index]) : "";
        return part.isEmpty() ? null : part;
    }

    /** Under which name mistakes in this line are told. */
    String field() {
        return "list/" + index;
    }

    /** What is compared, whatever the case. */
    static String key(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /**
     * As if it had been entered in the form.
     *
     * @param institutions those that have the names written
     * @param countries codes by name and by code, in small letters
     * @param personId the person of the directory who has the address, if there is one
     */
    AttendanceInput toInput(
            PastedInstitutions institutions, Map<String, String> countries, @Nullable Long personId, Errors errors) {
        Long institutionId = institutions.of(this, countries.get(key(country)), errors);
        errors.check(
                country == null || countries.containsKey(key(country)),
                field(),
                "No country is called {0}. Write its English name, or two letters such as UZ.",
                String.valueOf(country));
        boolean known = personId != null;
        return new AttendanceInput(
                personId,
                institutionId,
                countries.get(key(country)),
                1,
                null,
                null,
                known ? null : name,
                known ? null : email);
    }
}
