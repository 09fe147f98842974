package org.trialbridge.reporting;

import java.util.List;

/**
 * What became of the wish to remind people of reports.
 *
 * @param people who are written to
 * @param reports of which they are reminded
 * @param writtenToday how many people got their one message of the day already
 * @param withoutContact the codes of sites for which nobody reports
 * @param notOpen how many of the chosen reports are in by now, accepted, or not owed
 */
public record Chase(int people, int reports, int writtenToday, List<String> withoutContact, int notOpen) {
    public Chase {
        withoutContact = List.copyOf(withoutContact);
    }

    /** The same in sentences. */
    public String words() {
        StringBuilder words = new StringBuilder(
                people == 0
                        ? "Nobody was written to."
                        : count(people, "person is", "people are") + " reminded of "
                                + count(reports, "report.", "reports."));
        if (writtenToday > 0) {
            words.append(' ').append(count(writtenToday, "person", "people")).append(" got a reminder today already.");
        }
        if (!withoutContact.isEmpty()) {
            words.append(" Nobody reports for ")
                    .append(String.join(", ", withoutContact))
                    .append(": name a site contact.");
        }
        if (notOpen > 0) {
            words.append(' ').append(count(notOpen, "report is", "reports are")).append(" in or accepted by now.");
        }
        return words.toString();
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
