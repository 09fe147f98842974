package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.risk.Risk;
import org.trialbridge.risk.RiskInput;
import org.trialbridge.risk.RiskService;

/** Risks, all made up; each lies where its country stood in the newsletters. */
final class DemoRisks {

    /**
     * A risk.
     *
     * @param iso2 the country, or null for the whole trial
     * @param owner an institution's name
     * @param threatens a milestone of its place
     * @param later how it was seen later, or null if that did not change
     */
    private record Seen(
            @Nullable String iso2,
            String title,
            String measures,
            int probability,
            int impact,
            Risk.Response response,
            String owner,
            LocalDate raisedOn,
            LocalDate dueOn,
            LocalDate reviewOn,
            Milestone.@Nullable Code threatens,
            @Nullable Later later) {}

    /** @param closedOn null for what is not closed */
    private record Later(
            int probability,
            int impact,
            Risk.Status status,
            @Nullable LocalDate closedOn,
            String reason) {}

    private DemoRisks() {}

    private static List<Seen> all() {
        return List.of(
                new Seen(
                        null,
                        "Enrollment slows when other vaccines become available in the countries",
                        "Open Pakistan and Ecuador sooner; agree with the ministries how the trial is told of",
                        4,
                        5,
                        Risk.Response.REDUCE,
                        DemoDirectory.SPONSOR,
                        LocalDate.of(2020, 12, 18),
                        LocalDate.of(2021, 3, 31),
                        LocalDate.of(2021, 2, 26),
                        Milestone.Code.ENROLLED_100,
                        null),
                new Seen(
                        "PK",
                        "The regulator asks for a second lot's certificate before the first participant",
                        "Send the certificate with the next shipment",
                        3,
                        4,
                        Risk.Response.REDUCE,
                        DemoDirectory.SPONSOR,
                        LocalDate.of(2021, 1, 8),
                        LocalDate.of(2021, 2, 19),
                        LocalDate.of(2021, 2, 12),
                        Milestone.Code.FIRST_PARTICIPANT_ENROLLED,
                        new Later(5, 4, Risk.Status.OCCURRED, null, "The regulator has asked for it in writing")),
                new Seen(
                        "EC",
                        "The ethics committee meets once a month and may put off the protocol",
                        "Ask for an extraordinary meeting",
                        3,
                        3,
                        Risk.Response.AVOID,
                        "Academy of Sciences of Ecuador",
                        LocalDate.of(2021, 1, 15),
                        LocalDate.of(2021, 2, 26),
                        LocalDate.of(2021, 2, 19),
                        Milestone.Code.REGULATOR_APPROVED,
                        null),
                new Seen(
                        "ID",
                        "The import licence is not issued before the approval runs out",
                        "Let the hospital apply in parallel",
                        2,
                        4,
                        Risk.Response.TRANSFER,
                        DemoDirectory.SECRETARIAT,
                        LocalDate.of(2021, 1, 22),
                        LocalDate.of(2021, 3, 12),
                        LocalDate.of(2021, 3, 5),
                        null,
                        null),
                new Seen(
                        "UZ",
                        "Power cuts in winter break the cold chain between the airport and the sites",
                        "A logger in each box, generators at the depots",
                        3,
                        4,
                        Risk.Response.REDUCE,
                        "Ministry of Innovative Development of the Republic of Uzbekistan",
                        LocalDate.of(2020, 11, 27),
                        LocalDate.of(2020, 12, 31),
                        LocalDate.of(2021, 3, 19),
                        null,
                        new Later(1, 4, Risk.Status.IN_HAND, null, "Generators stand at both depots")),
                new Seen(
                        "UZ",
                        "Webinars at night in one of the countries keep its officials away",
                        "Begin at 08:00 UTC",
                        4,
                        2,
                        Risk.Response.ACCEPT,
                        DemoDirectory.SECRETARIAT,
                        LocalDate.of(2020, 10, 2),
                        LocalDate.of(2020, 12, 18),
                        LocalDate.of(2021, 1, 8),
                        null,
                        new Later(
                                1,
                                2,
                                Risk.Status.CLOSED,
                                LocalDate.of(2021, 1, 8),
                                "All delegations come at the new hour")));
    }

    /** @param milestones the ids of the trial's milestones by place and code, as {@code PK REGULATOR_APPROVED} */
    static void add(Actor actor, RiskService risks, Map<String, Long> institutions, Map<String, Long> milestones) {
        for (Seen seen : all()) {
            Long owner = Objects.requireNonNull(institutions.get(seen.owner()), seen.owner());
            Long threatened =
                    seen.threatens() == null ? null : milestones.get(place(seen.iso2()) + " " + seen.threatens());
            Later first = new Later(seen.probability(), seen.impact(), Risk.Status.OPEN, null, "First judgement");
            Risk added = risks.create(actor, input(seen, owner, threatened, first));
            if (seen.later() != null) {
                risks.change(actor, added.id(), added.version(), input(seen, owner, threatened, seen.later()));
            }
        }
    }

    private static String place(@Nullable String iso2) {
        return iso2 == null ? DemoDirectory.TRIAL : iso2;
    }

    private static RiskInput input(Seen seen, Long owner, @Nullable Long threatened, Later now) {
        return new RiskInput(
                DemoDirectory.TRIAL,
                seen.iso2(),
                null,
                seen.title(),
                null,
                now.probability(),
                now.impact(),
                seen.response(),
                seen.measures(),
                null,
                owner,
                seen.raisedOn(),
                seen.dueOn(),
                seen.reviewOn(),
                now.status(),
                now.closedOn(),
                threatened,
                now.reason());
    }
}
