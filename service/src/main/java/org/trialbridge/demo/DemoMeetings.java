package org.trialbridge.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItem;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.country.CountryNames;
import org.trialbridge.meeting.AgendaItemInput;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.AttendanceInput;
import org.trialbridge.meeting.DecisionInput;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingInput;
import org.trialbridge.meeting.QuestionInput;
import org.trialbridge.minutes.MinutesInput;
import org.trialbridge.outreach.Outreach;
import org.trialbridge.outreach.OutreachInput;

/** Loads the bridging webinars and the requests for support. */
final class DemoMeetings {
    private static final String BEIJING = "Asia/Shanghai";
    private static final int MINUTES = 90;
    private static final LocalDate ASKED_ON = LocalDate.of(2020, 9, 10);
    private static final int DAYS_TO_ACT = 14;
    private static final int DAYS_LATE = 35;
    private static final int DAYS_TO_ANSWER = 20;

    /** Whose support was sought, as the newsletter tells, and how it went. */
    private static final Map<String, String> SUPPORT = Map.of(
            "PK", "Pakistan Academy of Sciences",
            "EC", "Academy of Sciences of Ecuador",
            "UZ", "Ministry of Innovative Development of the Republic of Uzbekistan");

    private static final String MINUTES_BEGUN = """
            Illustrative minutes, made up for the demonstration.

            The sponsor presented the design of the trial and how sites report.
            """;

    private static final String QUESTIONS_ASKED = """

            The delegations asked:
            - who insures the participants
            - how the product is shipped and kept cold
            """;

    private final DemoServices services;
    private final Actor actor;
    private final Map<String, Long> institutions;

    DemoMeetings(DemoServices services, Actor actor, Map<String, Long> institutions) {
        this.services = services;
        this.actor = actor;
        this.institutions = institutions;
    }

    /**
     * What the stages cite.
     *
     * @param firstWebinars the id of the first webinar with each country
     * @param days the day of that webinar
     * @param outreach the id of the request to each country
     */
    record Loaded(Map<String, Long> firstWebinars, Map<String, LocalDate> days, Map<String, Long> outreach) {}

    Loaded load(long seed) {
        Loaded loaded = new Loaded(new HashMap<>(), new HashMap<>(), new HashMap<>());
        SUPPORT.forEach((iso2, institution) -> loaded.outreach().put(iso2, ask(iso2, institution)));
        for (IllustrativeWebinars.Webinar webinar : IllustrativeWebinars.all(seed)) {
            long id = services.meetings().log(actor, input(webinar));
            addAgendaAndQuestions(webinar, id);
            writeMinutes(webinar, id);
            for (String iso2 : webinar.countries()) {
                if (loaded.firstWebinars().putIfAbsent(iso2, id) == null) {
                    loaded.days().put(iso2, webinar.localStart().toLocalDate());
                }
            }
        }
        return loaded;
    }

    /** The last webinar has minutes to which nobody has agreed yet. */
    private void writeMinutes(IllustrativeWebinars.Webinar webinar, long id) {
        if (webinar.number() == IllustrativeWebinars.HELD_BY_FEBRUARY_2021) {
            services.minutes().save(actor, id, "en", null, new MinutesInput(MINUTES_BEGUN, null));
            services.minutes().save(actor, id, "en", 1, new MinutesInput(MINUTES_BEGUN + QUESTIONS_ASKED, null));
        }
    }

    /**
     * The last webinar has an agenda. Two questions came up before: one was answered after the last webinar but one, the
     * other is open.
     */
    private void addAgendaAndQuestions(IllustrativeWebinars.Webinar webinar, long id) {
        int toTheLast = IllustrativeWebinars.HELD_BY_FEBRUARY_2021 - webinar.number();
        LocalDate day = webinar.localStart().toLocalDate();
        String iso2 = webinar.countries().get(0);
        switch (toTheLast) {
            case 3 ->
                ask(
                        id,
                        iso2,
                        "Who pays for insurance? (illustrative)",
                        "The sponsor does.",
                        day.plusDays(DAYS_TO_ANSWER));
            case 1 -> ask(id, iso2, "When are the documents translated? (illustrative)", null, null);
            case 0 -> {
                add(id, "Welcome", 5, DemoDirectory.SECRETARIAT);
                add(id, "The protocol in short (illustrative)", 30, DemoDirectory.SPONSOR);
                add(id, "Questions of the country (illustrative)", 40, null);
                add(id, "Next steps: who does what by when", 10, DemoDirectory.SECRETARIAT);
            }
            default -> {
                // the others have neither
            }
        }
    }

    private void ask(long id, String iso2, String text, @Nullable String answer, @Nullable LocalDate answeredOn) {
        services.questions().add(actor, id, new QuestionInput(text, null, iso2, answer, answeredOn));
    }

    private void add(long id, String title, int minutes, @Nullable String presenter) {
        Long institution = presenter == null ? null : institutions.get(presenter);
        services.agendas().add(actor, id, new AgendaItemInput(title, minutes, null, null, institution));
    }

    private long ask(String iso2, String institution) {
        return services.outreach()
                .create(
                        actor,
                        new OutreachInput(
                                DemoDirectory.TRIAL,
                                iso2,
                                institutions.get(institution),
                                Outreach.Kind.SUPPORT_REQUEST,
                                ASKED_ON,
                                "Support for the phase III trial of ZF2001",
                                iso2.equals("UZ") ? Outreach.Outcome.ACCEPTED : Outreach.Outcome.ACKNOWLEDGED))
                .id();
    }

    private MeetingInput input(IllustrativeWebinars.Webinar webinar) {
        String names = String.join(
                " and ", webinar.countries().stream().map(CountryNames::of).toList());
        LocalDate day = webinar.localStart().toLocalDate();
        LocalTime time = webinar.localStart().toLocalTime();
        return new MeetingInput(
                Meeting.Kind.BRIDGING_WEBINAR,
                "Bridging webinars",
                "Bridging webinar with " + names,
                Meeting.Status.HELD,
                day,
                time,
                BEIJING,
                null,
                MINUTES,
                null,
                List.of("en"),
                true,
                List.of(DemoDirectory.TRIAL),
                webinar.countries(),
                attendance(webinar),
                decisions(webinar, names),
                actions(webinar, names, day));
    }

    private List<AttendanceInput> attendance(IllustrativeWebinars.Webinar webinar) {
        List<AttendanceInput> rows = new ArrayList<>();
        rows.add(row(institutions.get(DemoDirectory.SECRETARIAT), null, 2, Attendance.Role.HOST));
        rows.add(row(institutions.get(DemoDirectory.SPONSOR), null, 2, Attendance.Role.SPEAKER));
        for (int i = 0; i < webinar.countries().size(); i++) {
            String iso2 = webinar.countries().get(i);
            String institution = SUPPORT.get(iso2);
            rows.add(row(
                    institution == null ? null : institutions.get(institution),
                    iso2,
                    webinar.delegates().get(i),
                    Attendance.Role.DELEGATE));
        }
        return rows;
    }

    private static AttendanceInput row(
            @Nullable Long institutionId, @Nullable String iso2, int delegates, Attendance.Role role) {
        return new AttendanceInput(null, institutionId, iso2, delegates, role, Attendance.Status.ATTENDED, null, null);
    }

    /** Every third webinar decides something. */
    private static List<DecisionInput> decisions(IllustrativeWebinars.Webinar webinar, String names) {
        return webinar.number() % 3 == 1
                ? List.of(new DecisionInput(
                        "Send the protocol summary and the feasibility questions to " + names + " (illustrative)",
                        webinar.countries(),
                        null,
                        null,
                        null))
                : List.of();
    }

    /** Every second webinar leaves something to do; it was done late, the last one is still open. */
    private List<ActionItemInput> actions(IllustrativeWebinars.Webinar webinar, String names, LocalDate day) {
        if (webinar.number() % 2 == 1) {
            return List.of();
        }
        boolean open = webinar.number() == IllustrativeWebinars.HELD_BY_FEBRUARY_2021;
        return List.of(new ActionItemInput(
                DemoDirectory.TRIAL,
                webinar.countries().get(0),
                "Answer the questions of " + names + " on supply and insurance (illustrative)",
                null,
                institutions.get(webinar.number() % 4 == 0 ? DemoDirectory.SPONSOR : DemoDirectory.SECRETARIAT),
                day.plusDays(DAYS_TO_ACT),
                open ? ActionItem.Status.OPEN : ActionItem.Status.DONE,
                open ? null : day.plusDays(DAYS_LATE)));
    }
}
