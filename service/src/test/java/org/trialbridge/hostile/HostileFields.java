package org.trialbridge.hostile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hostile texts for fields. Each begins as formulas do and holds a mark, by which it is found again, and as many of the hostile
 * strings as the field takes; the next text for the same field goes on with the next strings.
 */
final class HostileFields {
    /** How a text that is typed in a field begins. */
    private static final List<String> LEADS = List.of("=1+1", "+1+1", "-1+1", "@SUM(1+1)");

    /** As an address of e-mail may begin. */
    private static final List<String> MAIL_LEADS = List.of("=1+1", "+1+1", "-1+1", "'*/~$#");

    private static final Pattern MARK = Pattern.compile("zq[0-9]+qz");
    /** What does not count: how lines are broken, what turns the direction of writing, which messages leave out, and how JSON is written. */
    private static final Pattern SPACE = Pattern.compile("[\\s\u202e\\\\]+");

    private static final int ENOUGH = 600;
    private static final int SHORT = 200;

    /** A text as it was typed into a field. */
    record Typed(String field, String mark, String text) {}

    private final List<Typed> typed = new ArrayList<>();
    private final Map<String, Integer> next = new LinkedHashMap<>();
    private final Set<String> shortest = new TreeSet<>();

    /** A new text for the field, not longer than it may be. */
    String text(String field, int longest) {
        return text(field, longest, HostileStrings.ALL);
    }

    /** The same where a text of several lines is refused. */
    String line(String field, int longest) {
        return text(
                field,
                longest,
                HostileStrings.ALL.stream()
                        .map(text -> text.replace("\r\n", " "))
                        .toList());
    }

    private String text(String field, int longest, List<String> strings) {
        if (longest < SHORT) {
            shortest.add(field);
        }
        String mark = mark();
        StringBuilder text = new StringBuilder(lead(LEADS)).append(mark);
        int first = next.getOrDefault(field, 0);
        int used = 0;
        for (; used < strings.size(); used++) {
            String more = strings.get((first + used) % strings.size());
            if (length(text) + 1 + length(more) > Math.min(longest, ENOUGH)) {
                break;
            }
            text.append(' ').append(more);
        }
        next.put(field, first + Math.max(used, 1));
        return add(field, mark, text.toString().replace("\r\n", "\n").strip());
    }

    String address(String field) {
        String mark = mark();
        return add(field, mark, lead(MAIL_LEADS) + mark + "'#$~@h.example");
    }

    /** What of a link may be stored: an address of the web. */
    String link(String field) {
        String mark = mark();
        return add(field, mark, "https://h.example/?'*;,a=" + mark + "&lt;b=javascript:alert(1)#$");
    }

    /** Without what the names of files lose: folders, quotation marks, and what nobody sees. */
    String fileName(String field) {
        String mark = mark();
        return add(field, mark, lead(LEADS) + mark + " <b>6<b>' onfocus='${7*9}{{7}}<#assign a=1>&lt;_x0041_.txt");
    }

    private String lead(List<String> leads) {
        return leads.get(typed.size() % leads.size());
    }

    private String mark() {
        return "zq" + typed.size() + "qz";
    }

    private String add(String field, String mark, String text) {
        typed.add(new Typed(field, mark, text));
        return text;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        typed.forEach(one -> fields.add(one.field()));
        return fields;
    }

    Collection<Typed> typed() {
        return List.copyOf(typed);
    }

    /** The fields that did not have every string so far; those aside that take a few characters, or no text of one's own. */
    Set<String> incomplete() {
        return next.entrySet().stream()
                .filter(field -> field.getValue() < HostileStrings.ALL.size() && !shortest.contains(field.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts that stand there whole, white space aside; what stands there in part is a fault. */
    Set<Typed> seenIn(String shown, String where, Collection<String> faults) {
        Set<Typed> seen = new LinkedHashSet<>();
        String flat = flat(shown);
        Matcher marks = MARK.matcher(flat);
        while (marks.find()) {
            Typed one = typed.get(Integer.parseInt(flat.substring(marks.start() + 2, marks.end() - 2)));
            String whole = flat(one.text());
            int start = marks.start() - whole.indexOf(one.mark());
            if (start >= 0 && flat.startsWith(whole, start)) {
                seen.add(one);
            } else if (!isCut(flat, Math.max(0, start), whole)) {
                faults.add(where + " changes " + one.field() + ": "
                        + flat.substring(Math.max(0, start - 20), Math.min(flat.length(), marks.end() + 200)));
            }
        }
        return seen;
    }

    /** Whether the beginning of the whole stands there, and three dots say that it goes on. */
    private static boolean isCut(String flat, int start, String whole) {
        return Stream.of("…", "...")
                .mapToInt(dots -> flat.indexOf(dots, start))
                .anyMatch(end -> end > start && whole.startsWith(flat.substring(start, end)));
    }

    private static String flat(String text) {
        return SPACE.matcher(text).replaceAll("");
    }
}
