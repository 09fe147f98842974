package org.trialbridge.reporting;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.trialbridge.enrollment.ReportLink;
import org.trialbridge.mail.Message;

/** What is written to people about reports that are not in. */
public final class ReminderLetter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final String site;

    /**
     * @param publicUrl how browsers reach this service
     */
    public ReminderLetter(URI publicUrl) {
        this.site = publicUrl.toString().replaceFirst("/+$", "");
    }

    /** A report with the link that opens its form. */
    record Asked(OpenReport report, ReportLink link) {}

    /**
     * One message about everything.
     *
     * @param asked what the person himself is to report
     * @param told what others have not reported
     */
    Message write(Recipient to, List<Asked> asked, List<OpenReport> told) {
        StringBuilder body = new StringBuilder("Hello " + to.name() + ",\n");
        if (!asked.isEmpty()) {
            body.append("\nthese reports wait for you. Each link opens one form, without a password, for two weeks:\n");
            asked.forEach(one -> body.append("\n%s\n  %s\n%s%s\n"
                    .formatted(
                            title(one.report()),
                            state(one.report()),
                            site,
                            one.link().path())));
            body.append("\nIf nobody is new, the form has one button for that. Pass the links on to nobody: they report"
                    + " in your name.\n");
        }
        if (!told.isEmpty()) {
            body.append("\nThese sites have not reported:\n");
            told.forEach(one -> body.append("\n%s, %s\n".formatted(title(one), state(one))));
            body.append("\nWho has not reported yet, and how to remind them:\n");
            body.append(told.stream()
                    .map(one -> site + "/trials/" + one.trial().code() + "/reporting?country="
                            + one.site().iso2())
                    .distinct()
                    .collect(Collectors.joining("\n")));
            body.append('\n');
        }
        body.append("\nThe reminders end as soon as the report is in.\n");
        return new Message(to.email(), subject(asked, told), body.toString());
    }

    private static String subject(List<Asked> asked, List<OpenReport> told) {
        if (asked.size() == 1 && told.isEmpty()) {
            OpenReport one = asked.get(0).report();
            return "Report of " + one.site().code() + " for " + day(one.periodEnd());
        }
        return asked.isEmpty()
                ? count(told.size()) + " missing"
                : count(asked.size()) + " to send" + (told.isEmpty() ? "" : ", " + told.size() + " missing");
    }

    private static String count(int reports) {
        return reports + (reports == 1 ? " report" : " reports");
    }

    private static String title(OpenReport one) {
        return "%s %s (%s), period to %s"
                .formatted(one.site().code(), one.site().name(), one.trial().code(), day(one.periodEnd()));
    }

    private static String state(OpenReport one) {
        return switch (one.step()) {
            case BEFORE_DUE, DUE -> "due by " + day(one.period().dueOn());
            default -> "was due on " + day(one.period().dueOn());
        };
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
