package org.trialbridge.action;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An action item in a list.
 *
 * @param mine whether it is the reader's own, or his institution's
 * @param today the day in its country
 * @param place where it stands in the list
 */
public record ListedAction(@Nested ActionItem item, boolean mine, LocalDate today, String place) {

    /** How far its due day is, while somebody still has to act: 5 days overdue, due today, due in 3 days; else empty. */
    public String dueWords() {
        long days = ChronoUnit.DAYS.between(today, item.dueOn());
        if (!item.status().open()) {
            return "";
        }
        if (days == 0) {
            return "due today";
        }
        String many = Math.abs(days) + (Math.abs(days) == 1 ? " day" : " days");
        return days < 0 ? many + " overdue" : "due in " + many;
    }

    /** Whether it is open and due today or within seven days. */
    public boolean soon() {
        return item.status().open() && !item.overdue() && !item.dueOn().isAfter(today.plusDays(7));
    }
}
