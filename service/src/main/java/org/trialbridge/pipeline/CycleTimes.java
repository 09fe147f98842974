package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long things took in the countries of a trial. */
public record CycleTimes(List<Cycle> cycles) {
    private static final int FEWEST = 3;

    /** From what to what. */
    public enum Kind {
        SUBMISSION_TO_APPROVAL("Submission to approval"),
        APPROVAL_TO_FIRST_PARTICIPANT("Approval to first participant"),
        WEBINAR_TO_AGREEMENT("Webinar to agreement");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /**
     * One that is over.
     *
     * @param iso2 ISO 3166-1 alpha-2
     */
    public record Cycle(Kind kind, String iso2, LocalDate from, LocalDate to) {
        long days() {
            return ChronoUnit.DAYS.between(from, to);
        }
    }

    /** An approval that was given. */
    public record Given(String iso2, LocalDate submittedOn, LocalDate decidedOn) {}

    /**
     * How long one kind took.
     *
     * @param iso2 the country; null for all together
     * @param n how many it is told from
     * @param medianDays null if there are too few: none in a country, or fewer than three in all
     * @param backwards how many are left out, as their end came before their begin
     */
    public record Figure(
            @Nullable String iso2,
            Kind kind,
            int n,
            @Nullable Double medianDays,
            int backwards) {}

    public CycleTimes {
        cycles = List.copyOf(cycles);
    }

    /**
     * @param countries with the days of their first webinar, agreement, approval and participant
     * @param approvals those that were given, of countries and sites
     */
    static CycleTimes of(List<Yield.Row> countries, List<Given> approvals) {
        List<Cycle> cycles = new ArrayList<>();
        for (Given given : approvals) {
            cycles.add(new Cycle(Kind.SUBMISSION_TO_APPROVAL, given.iso2(), given.submittedOn(), given.decidedOn()));
        }
        for (Yield.Row country : countries) {
            add(
                    cycles,
                    Kind.APPROVAL_TO_FIRST_PARTICIPANT,
                    country.iso2(),
                    country.approvalOn(),
                    country.firstParticipantOn());
            add(cycles, Kind.WEBINAR_TO_AGREEMENT, country.iso2(), country.firstWebinarOn(), country.agreementOn());
        }
        return new CycleTimes(cycles);
    }

    private static void add(
            List<Cycle> cycles, Kind kind, String iso2, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null) {
            cycles.add(new Cycle(kind, iso2, from, to));
        }
    }

    /** All countries together, then each country that has one, by code; of each the three kinds in order. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        Stream.concat(Stream.of(""), cycles.stream().map(Cycle::iso2).distinct().sorted())
                .forEach(iso2 -> {
                    for (Kind kind : Kind.values()) {
                        figures.add(figure(iso2.isEmpty() ? null : iso2, kind));
                    }
                });
        return figures;
    }

    private Figure figure(@Nullable String iso2, Kind kind) {
        List<Cycle> these = cycles.stream()
                .filter(cycle -> cycle.kind() == kind && (iso2 == null || iso2.equals(cycle.iso2())))
                .toList();
        List<Long> days =
                these.stream().map(Cycle::days).filter(one -> one >= 0).sorted().toList();
        int n = days.size();
        boolean enough = iso2 == null ? n >= FEWEST : n > 0;
        return new Figure(
                iso2,
                kind,
                n,
                enough ? Double.valueOf((days.get((n - 1) / 2) + days.get(n / 2)) / 2.0) : null,
                these.size() - n);
    }
}
