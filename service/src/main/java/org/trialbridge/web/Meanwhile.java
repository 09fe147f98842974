package org.trialbridge.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.LastChange;
import org.trialbridge.problem.Texts;

/**
 * What somebody else saved after a form was opened, beside what was typed into it.
 *
 * @param last who saved it and when, as far as that is known
 */
public record Meanwhile(Form mine, Form theirs, @Nullable LastChange last) {

    /** Tells whether something else is saved in a field than was typed. */
    public boolean differs(String field) {
        return theirs.holds(field) && !entries(theirs, field).equals(entries(mine, field));
    }

    /** The fields of which that is so. */
    public List<String> differing() {
        return theirs.names().stream()
                .filter(field -> !"version".equals(field) && (mine.holds(field) || mine.holds(field + "-day")))
                .filter(this::differs)
                .sorted()
                .toList();
    }

    /** What was entered, so that it can be compared; an empty list for nothing. */
    private static List<String> entries(Form form, String field) {
        Stream<String> entries = form.values(field).stream();
        if (form.holds(field + "-day")) {
            LocalDate date = form.date(field);
            entries = date == null ? form.values(field + "-day").stream() : Stream.of(date.toString());
        }
        return entries.map(Texts::clean)
                .filter(value -> !"false".equals(value))
                .sorted()
                .toList();
    }
}
