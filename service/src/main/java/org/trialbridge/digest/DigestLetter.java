package org.trialbridge.digest;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbridge.country.CountryNames;
import org.trialbridge.mail.Message;

/** The text of a digest. What people typed stands in it as one line each, and in no header. */
public final class DigestLetter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final int LONGEST = 200;

    private final String site;

    /**
     * @param publicUrl how browsers reach this service
     */
    public DigestLetter(URI publicUrl) {
        this.site = publicUrl.toString().replaceFirst("/+$", "");
    }

    Message write(Digest digest) {
        StringBuilder body =
                new StringBuilder("Hello ").append(line(digest.to().name())).append(",\n");
        section(body, "Overdue, yours to do", digest, digest.of(Step.OVERDUE));
        section(body, "Due today", digest, digest.of(Step.DUE));
        section(body, "Due within a week", digest, digest.of(Step.WEEK_BEFORE));
        section(body, "Overdue for two weeks or more, others are to do it", digest, digest.of(Step.ESCALATED));
        section(body, "Agreements and approvals that expire", digest, digest.expiring());
        boolean owns = digest.lines().stream()
                .anyMatch(line -> line.why().owns() && line.thing().is(Thing.Kind.ACTION));
        if (owns) {
            body.append("\nReminders of an action end when it is done or cancelled.");
            body.append(
                    digest.to().userId() == null
                            ? " The links ask for an account; without one, tell the secretariat how far you are.\n"
                            : " All that is yours:\n" + site + "/actions?owner=me\n");
        }
        if (digest.lines().stream()
                .anyMatch(line -> line.why().owns() && line.thing().is(Thing.Kind.RISK))) {
            body.append("\nReminders of a risk end when it is closed or its day is moved.\n");
        }
        body.append("\nYou get one such message a day at most.\n");
        return new Message(digest.to().email(), subject(digest), body.toString());
    }

    private void section(StringBuilder body, String title, Digest digest, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        body.append('\n').append(title).append(":\n");
        for (Line one : lines) {
            Thing thing = one.thing();
            body.append("\n* ").append(line(thing.title())).append('\n');
            body.append("  ").append(place(thing)).append(owner(one)).append(", ");
            body.append(when(thing, digest.day())).append('\n');
            body.append("  ").append(site).append(thing.path()).append('\n');
        }
    }

    private static String place(Thing thing) {
        return thing.country() == null
                ? line(thing.trial())
                : CountryNames.of(thing.country()) + ", " + line(thing.trial());
    }

    private static String owner(Line one) {
        return one.thing().isOwned() && one.why() != Why.OWNER
                ? ", for "
                        + line(
                                one.thing().owner() == null
                                        ? "an erased person"
                                        : one.thing().owner())
                : "";
    }

    /** How far the day is: expires in 12 days, on 5 Feb 2021. */
    static String when(Thing thing, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, thing.dueOn());
        String many = Math.abs(days) + (Math.abs(days) == 1 ? " day" : " days");
        String on = DAY.format(thing.dueOn());
        if (thing.isOwned()) {
            return days < 0
                    ? many + " overdue, was due on " + on
                    : days == 0 ? "due today, " + on : "due in " + many + ", on " + on;
        }
        return days < 0
                ? "expired " + many + " ago, on " + on
                : days == 0 ? "expires today, " + on : "expires in " + many + ", on " + on;
    }

    private static String subject(Digest digest) {
        List<String> parts = new ArrayList<>();
        count(parts, actions(digest, Step.OVERDUE), "overdue");
        count(parts, actions(digest, Step.DUE), "due today");
        count(parts, actions(digest, Step.WEEK_BEFORE), "due within a week");
        count(parts, actions(digest, Step.ESCALATED), "overdue for two weeks");
        long risks = digest.lines().stream()
                .filter(line -> line.thing().is(Thing.Kind.RISK))
                .count();
        int expiring = digest.expiring().size();
        String expiry =
                expiring == 0 ? "" : "Agreements and approvals: " + expiring + (expiring == 1 ? " expires" : " expire");
        return Stream.of(
                        parts.isEmpty() ? "" : "Actions: " + String.join(", ", parts),
                        risks == 0 ? "" : "Risks: " + risks + " to look at again",
                        expiry)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static long actions(Digest digest, Step step) {
        return digest.of(step).stream()
                .filter(line -> line.thing().is(Thing.Kind.ACTION))
                .count();
    }

    private static void count(List<String> parts, long many, String what) {
        if (many > 0) {
            parts.add(many + " " + what);
        }
    }

    /** A text on one line: without control characters, line ends and marks that turn the direction of what follows. */
    static String line(String text) {
        String flat = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\s]+", " ")
                .strip();
        return flat.codePointCount(0, flat.length()) <= LONGEST
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
