package org.trialbridge.invitation;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * Meetings as iCalendar (RFC 5545). A meeting to come is written as a local time with its zone, whose rules go along; so a
 * calendar shows it right when the rules change. The library escapes what people wrote.
 */
final class CalendarText {
    private static final int LONGEST_LINE = 75;
    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private CalendarText() {}

    /** Somebody who is asked to come, and what he said. */
    record Guest(String name, String email, String status) {}

    /**
     * An invitation (REQUEST), also to a meeting that was changed.
     *
     * @param organizer an e-mail address
     * @param link where he says whether he comes
     */
    static String request(Occasion occasion, String organizer, Guest guest, String link, Instant now) {
        VEvent event = event(occasion, now);
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        event.add(new Description("Will you come? Say so here: " + link));
        return asked(ImmutableMethod.REQUEST, occasion, event, organizer, guest);
    }

    /** That a meeting does not take place (CANCEL). */
    static String cancel(Occasion occasion, String organizer, Guest guest, Instant now) {
        VEvent event = event(occasion, now);
        event.add(ImmutableStatus.VEVENT_CANCELLED);
        return asked(ImmutableMethod.CANCEL, occasion, event, organizer, guest);
    }

    /** Meetings for a calendar that reads them, or for one's own (PUBLISH). */
    static String publish(List<Occasion> occasions, Instant now) {
        Calendar calendar = calendar(ImmutableMethod.PUBLISH, occasions);
        for (Occasion occasion : occasions) {
            VEvent event = event(occasion, now);
            event.add(status(occasion));
            calendar.add(event);
        }
        return text(calendar);
    }

    private static Status status(Occasion occasion) {
        if (occasion.isCalledOff()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return "DRAFT".equals(occasion.status()) ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }

    private static String asked(Method method, Occasion occasion, VEvent event, String organizer, Guest guest) {
        event.add(new Organizer(mailto(organizer)));
        Attendee attendee = new Attendee(mailto(guest.email()));
        attendee.add(new Cn(guest.name().replaceAll("\\p{Cntrl}+", " ").strip()));
        attendee.add(partStat(guest.status()));
        attendee.add(Rsvp.FALSE); // he answers by the link: nobody reads answers by mail
        event.add(attendee);
        Calendar calendar = calendar(method, List.of(occasion));
        calendar.add(event);
        return text(calendar);
    }

    /** An address may hold what an URI may not, such as a number sign. */
    private static URI mailto(String email) {
        try {
            return new URI("mailto", email, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static PartStat partStat(String status) {
        return switch (status) {
            case "ACCEPTED", "ATTENDED" -> PartStat.ACCEPTED;
            case "DECLINED" -> PartStat.DECLINED;
            default -> PartStat.NEEDS_ACTION;
        };
    }

    private static VEvent event(Occasion occasion, Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(occasion.uid() + "@trialbridge"));
        event.add(new DtStamp(now));
        boolean zoned = zone(occasion) != null;
        event.add(
                zoned
                        ? new DtStart<>(occasion.start())
                        : new DtStart<>(occasion.start().toInstant()));
        event.add(
                zoned ? new DtEnd<>(occasion.end()) : new DtEnd<>(occasion.end().toInstant()));
        event.add(new Sequence(occasion.sequence()));
        event.add(new Summary(occasion.name()));
        if (occasion.link() != null) {
            event.add(new Url(URI.create(occasion.link())));
        }
        return event;
    }

    private static Calendar calendar(Method method, List<Occasion> occasions) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Trialbridge//Trialbridge//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        TreeSet<String> written = new TreeSet<>();
        for (Occasion occasion : occasions) {
            TimeZone zone = zone(occasion);
            if (zone != null && written.add(occasion.zone().getId())) {
                calendar.add(zone.getVTimeZone());
            }
        }
        return calendar;
    }

    /**
     * The rules of the zone; null where the time is written in UTC: for a zone that the library does not know, and for an
     * hour that happens twice, of which a local time would be the first.
     */
    private static @Nullable TimeZone zone(Occasion occasion) {
        String id = occasion.zone().getId();
        boolean universal = "UTC".equals(id) || "Z".equals(id) || occasion.localOffset() != null;
        return universal ? null : ZONES.getTimeZone(id);
    }

    /** The text in lines of at most 75 octets (RFC 5545, 3.1); the library would count characters. */
    private static String text(Calendar calendar) {
        StringBuilder text = new StringBuilder();
        int octets = 0;
        for (int character : calendar.toString().codePoints().toArray()) {
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (character != '\r' && character != '\n' && octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(character);
            octets = character == '\n' ? 0 : octets + size;
        }
        return text.toString();
    }
}
