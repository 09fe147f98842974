package org.trialbridge.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How codes and people are called in a report. Independent of the machine's own language. */
final class Wording {
    private static final Pattern CODE = Pattern.compile("[A-Z]+(_[A-Z0-9]+)*");
    private static final Set<String> ABBREVIATIONS = Set.of("CTA", "MOU", "MTA", "NDA");

    private Wording() {}

    /** Bridging webinar: a code of the database in words. */
    static String of(String code) {
        String words = Arrays.stream(code.split("_"))
                .map(word -> ABBREVIATIONS.contains(word) ? word : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Approved with conditions, yes: a stored code in words; what is no code, a date or a number, stays as it is. */
    static String ofCode(String value) {
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> CODE.matcher(value).matches() ? of(value) : value;
        };
    }

    /** 5,000. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** National coordinator, Ministry of Health: a person without his name, or null if nothing is known of him. */
    static @Nullable String person(@Nullable String role, @Nullable String institution) {
        if (role == null) {
            return institution;
        }
        return institution == null ? of(role) : of(role) + ", " + institution;
    }
}
