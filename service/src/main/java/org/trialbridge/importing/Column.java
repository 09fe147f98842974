package org.trialbridge.importing;

import com.google.common.collect.ImmutableList;
import java.util.Locale;

/** What a column of a spreadsheet can hold. It is guessed from the heading, and chosen by whoever imports. */
public enum Column {
    NAME("name", "Name", "name", "full name", "english name", "name in english"),
    NATIVE_NAME("native_name", "Native name", "nativeName", "local name", "name in local language", "original name"),
    KIND("kind", "Kind", "kind", "type", "category"),
    COUNTRY("country", "Country", "iso2", "iso2", "country code", "nation"),
    PARENT("parent", "Part of (name of an institution)", "parentId", "part of", "parent institution", "belongs to"),
    ROR_ID("ror_id", "ROR id", "rorId", "ror"),
    TITLE("title", "Title", "title", "academic title", "salutation", "subject", "topic", "theme", "webinar"),
    EMAIL("email", "E-mail", "email", "e mail", "mail", "email address", "e mail address"),
    PHONE("phone", "Phone", "phone", "telephone", "tel", "mobile", "phone number"),
    LANGUAGES("languages", "Languages", "languages", "language"),
    ZONE("zone", "Time zone or UTC offset", "zone", "time zone", "timezone", "tz", "utc offset", "utc"),
    INSTITUTION(
            "institution", "Institution", "institutionId", "organisation", "organization", "affiliation", "employer"),
    POSITION("position", "Position", "position", "job title", "function", "post"),
    FROM("from", "Since (day)", "from", "since", "start date"),
    UNTIL("to", "Until (day)", "to", "until", "end date", "left"),
    LAWFUL_BASIS("lawful_basis", "Lawful basis", "lawfulBasis", "legal basis"),
    CODE("code", "Code", "code", "site code", "site no", "site number", "site id"),
    CITY("city", "City", "city", "town", "place"),
    STATUS("status", "Status", "status", "state"),
    TARGET("target", "Target", "target", "planned enrollment", "target enrollment"),
    PLANNED("planned_activation", "Planned activation (day)", "plannedActivationOn", "planned activation on"),
    ACTIVATED("activated", "Activated (day)", "activatedOn", "activated on", "activation", "activation date", "opened"),
    SERIES("series", "Series", "series", "series of meetings", "webinar series"),
    NUMBER("number", "Number", "number", "no", "nr", "webinar no", "webinar number", "meeting number"),
    DATE("date", "Day", "date", "day", "meeting date", "date of meeting", "date and time"),
    START("start", "Start (time)", "time", "start time", "time", "begin", "from"),
    END("end", "End (time)", "end", "end time", "until", "to"),
    DURATION("duration_minutes", "Duration in minutes", "durationMinutes", "duration", "minutes", "length"),
    COUNTRIES("countries", "Countries", "countries", "country", "participating countries"),
    LINK("link", "Link", "link", "url", "meeting link", "zoom link"),
    MEETING(
            "meeting",
            "Meeting (its number or title)",
            "meeting",
            "webinar",
            "meeting title",
            "number",
            "meeting number"),
    PARTICIPANT("participant", "Participant: name", "attendance", "participant name", "delegate", "attendee", "name"),
    PARTICIPANT_INSTITUTION("participant_institution", "Participant: institution", "institutionId", "institution"),
    PARTICIPANT_COUNTRY("participant_country", "Participant: country", "country", "country"),
    PARTICIPANT_EMAIL("participant_email", "Participant: e-mail", "email", "email", "e mail", "mail"),
    ROLE("participant_role", "Participant: role", "role", "role");

    private final String heading;
    private final String label;
    private final String field;
    private final ImmutableList<String> others;

    Column(String heading, String label, String field, String... others) {
        this.heading = heading;
        this.label = label;
        this.field = field;
        this.others = ImmutableList.copyOf(others);
    }

    /** What stands above it in the template, and by which programs name it. */
    public String heading() {
        return heading;
    }

    /** By which people choose it. */
    public String label() {
        return label;
    }

    /** The field of an input that it fills. */
    String field() {
        return field;
    }

    /** Whether a heading of somebody's own means this. */
    boolean isCalled(String heading) {
        String plain = plain(heading);
        return plain(this.heading).equals(plain) || others.contains(plain);
    }

    boolean isHeaded(String heading) {
        return plain(this.heading).equals(plain(heading));
    }

    private static String plain(String heading) {
        return Likeness.key(heading.replace('_', ' ')).toLowerCase(Locale.ROOT);
    }
}
