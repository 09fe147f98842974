package org.trialbridge.invitation;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbridge.invitation.CalendarText.Guest;
import org.trialbridge.mail.Message;

/** What is written to people who are to come to a meeting. */
public final class InvitationLetter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final String site;
    private final String organizer;

    /**
     * @param publicUrl how browsers reach this service
     * @param organizer the e-mail address from which messages come, also with a name before it
     */
    public InvitationLetter(URI publicUrl, String organizer) {
        this.site = publicUrl.toString().replaceFirst("/+$", "");
        this.organizer = organizer.replaceFirst(".*<([^<>]*)>.*", "$1");
    }

    /**
     * Invites, or tells of a change.
     *
     * @param path of the page on which he says whether he comes
     */
    Message invite(Occasion occasion, Invitee to, String email, String path, Instant now) {
        boolean again = to.told() != null;
        String link = site + path;
        String body = """
                Hello %s,

                %s

                %s

                %s%s
                Will you come? Say so here, without an account:
                %s

                Your mail program may offer to put the meeting into your calendar.
                """.formatted(
                        to.name(),
                        again ? "this meeting has changed. It is now:" : "you are invited to a meeting:",
                        occasion.name(),
                        times(occasion, to.zone()),
                        occasion.link() == null ? "" : "Join here: " + occasion.link() + "\n",
                        link);
        String calendar = CalendarText.request(occasion, organizer, guest(to, email), link, now);
        return new Message(
                email,
                (again ? "Changed: " : "Invitation: ") + occasion.name(),
                body,
                new Message.Entry("REQUEST", calendar));
    }

    /** Tells that it does not take place, or not with him. */
    public Message callOff(Occasion occasion, Invitee to, String email, Instant now) {
        String why = switch (occasion.status()) {
            case "CANCELLED" -> "this meeting does not take place:";
            case "POSTPONED" -> "this meeting is postponed. You will hear of its new time:";
            default -> "you are not on the list of this meeting any more:";
        };
        String body = """
                Hello %s,

                %s

                %s

                %s
                Your mail program may offer to take the meeting out of your calendar.
                """.formatted(to.name(), why, occasion.name(), times(occasion, to.zone()));
        String calendar = CalendarText.cancel(occasion, organizer, guest(to, email), now);
        return new Message(email, "Called off: " + occasion.name(), body, new Message.Entry("CANCEL", calendar));
    }

    private static Guest guest(Invitee to, String email) {
        return new Guest(to.name(), email, to.status());
    }

    /** His time first, then the organiser's, then UTC; each zone once. */
    private static String times(Occasion occasion, ZoneId own) {
        return Stream.of(own, occasion.zone(), ZoneOffset.UTC)
                .distinct()
                .map(zone -> time(occasion.start(), occasion.end(), zone))
                .collect(Collectors.joining());
    }

    private static String time(ZonedDateTime start, ZonedDateTime end, ZoneId zone) {
        return "%s to %s (%s)\n"
                .formatted(
                        DAY.format(start.withZoneSameInstant(zone)),
                        TIME.format(end.withZoneSameInstant(zone)),
                        zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }
}
