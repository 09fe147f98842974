package org.trialbridge.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values look on a page. Templates call it {@code show}; what is missing is shown as such, never as zero. */
public final class Show {
    static final Show INSTANCE = new Show();

    /** What stands for a count that was not reported. */
    public static final String NOT_REPORTED = "n.r.";

    private static final String MISSING = "–";
    private static final char NARROW_SPACE = '\u202f';
    private static final Set<String> ABBREVIATIONS =
            Set.of("CRO", "NDA", "MOU", "CTA", "MTA", "API", "UTC", "ICH", "WHO");
    private static final Pattern NUMBER_IN_FIELD = Pattern.compile("/([0-9]{1,3})(/|$)");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private Show() {}

    /** 5 Feb 2021. */
    public String date(@Nullable LocalDate date) {
        return date == null ? MISSING : DATE.format(date);
    }

    /** 5 Feb: where the year is plain. */
    public String day(@Nullable LocalDate date) {
        return date == null ? MISSING : DAY.format(date);
    }

    /** Fri 5 Feb 2021. */
    public String weekday(@Nullable LocalDate date) {
        return date == null ? MISSING : WEEKDAY.format(date);
    }

    /** 14:30. */
    public String time(@Nullable LocalTime time) {
        return time == null ? MISSING : TIME.format(time);
    }

    /** 5 Feb 2021, 09:30 UTC. */
    public String instant(@Nullable Instant instant) {
        return instant == null ? MISSING : MOMENT.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** 5 Feb 2021, 14:30 Tashkent (UTC+5). */
    public String instant(@Nullable Instant instant, ZoneId zone) {
        if (instant == null) {
            return MISSING;
        }
        String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return MOMENT.format(instant.atZone(zone)) + " " + city + " (" + offset(instant, zone) + ")";
    }

    /** UTC+5, UTC+5:30 or UTC. */
    public String offset(Instant instant, ZoneId zone) {
        String offset = zone.getRules().getOffset(instant).getId();
        return "Z".equals(offset)
                ? "UTC"
                : "UTC" + offset.replaceFirst("([+-])0", "$1").replaceFirst(":00$", "");
    }

    /** 2021-02-05, for the {@code datetime} of a time element and for addresses. */
    public String iso(@Nullable Object dateOrInstant) {
        return dateOrInstant == null ? "" : dateOrInstant.toString();
    }

    /** The days from one date to another in words: in 3 days, 2 days ago, today. */
    public String distance(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days == 0) {
            return "today";
        }
        String many = number(Math.abs(days)) + (Math.abs(days) == 1 ? " day" : " days");
        return days > 0 ? "in " + many : many + " ago";
    }

    /** How far a last day is: expires in 12 days, expires today, expired 3 days ago. */
    public String expiry(LocalDate today, LocalDate lastDay) {
        return (lastDay.isBefore(today) ? "expired " : "expires ") + distance(today, lastDay);
    }

    /** 12 345, or a dash. */
    public String number(@Nullable Number number) {
        return number == null ? MISSING : grouped(number.longValue());
    }

    /** 12 345, or n.r. */
    public String count(@Nullable Number count) {
        return count == null ? NOT_REPORTED : grouped(count.longValue());
    }

    /** +12, −3 or ±0: how much a count rose; empty if one of both is not reported. */
    public String change(@Nullable Number now, @Nullable Number before) {
        if (now == null || before == null) {
            return "";
        }
        long change = now.longValue() - before.longValue();
        return (change > 0 ? "+" : change < 0 ? "−" : "±") + grouped(Math.abs(change));
    }

    /** 63 %: of a part from 0 to 1. */
    public String percent(@Nullable Number part) {
        return part == null ? MISSING : Math.round(part.doubleValue() * 100) + "\u00a0%";
    }

    /** Recruitment closed: the name of an enum's constant in words. */
    public String label(@Nullable Object constant) {
        if (constant == null) {
            return MISSING;
        }
        String words = Arrays.stream(constant.toString().split("_"))
                .map(word -> ABBREVIATIONS.contains(word) ? word : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? MISSING : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Uzbekistan: the name of an ISO 3166 code. */
    public String country(@Nullable String iso2) {
        return iso2 == null
                ? MISSING
                : new Locale.Builder().setRegion(iso2).build().getDisplayCountry(Locale.ENGLISH);
    }

    /** Russian: the name of an ISO 639 code. */
    public String language(@Nullable String code) {
        return code == null ? MISSING : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    /** Period end; Attendance 2, person: the name of a form's field in words. */
    public String field(String name) {
        String words = NUMBER_IN_FIELD
                .matcher(name)
                .replaceAll(row -> " " + (Integer.parseInt(row.group(1)) + 1)
                        + (row.group(2).isEmpty() ? "" : ", "))
                .replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2")
                .replace('/', ' ');
        return label(words.toLowerCase(Locale.ROOT));
    }

    /** A text, or a dash. */
    public String text(@Nullable Object text) {
        return text == null || text.toString().isBlank() ? MISSING : text.toString();
    }

    /** The address of one of our own assets, with its version, so that browsers may keep it for ever. */
    public String asset(String name) {
        return Assets.address(name);
    }

    private static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = text.charAt(0) == '-' ? 1 : 0;
        for (int place = text.length() - 3; place > first; place -= 3) {
            text.insert(place, NARROW_SPACE);
        }
        return text.toString();
    }
}
