package org.trialbridge.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;

/**
 * A trial on two days.
 *
 * @param trial the trial's code
 * @param whole whether it is about all of the trial, or about the reader's countries only
 * @param knownNow whether both days are told as they are known now
 * @param unknownThen whether that is so because nothing of the trial was known on one of the days
 * @param all all countries together, with what belongs to the trial as a whole
 * @param countries each country in which anything differs, in the order of their codes
 */
public record Comparison(
        String trial,
        boolean whole,
        Day from,
        Day to,
        boolean knownNow,
        boolean unknownThen,
        Part all,
        List<Part> countries) {
    public Comparison {
        countries = List.copyOf(countries);
    }

    /**
     * One of both days.
     *
     * @param knownAt as this was known; null for now
     */
    public record Day(LocalDate on, @Nullable Instant knownAt) {}

    /** Days from the first to the second. */
    public long days() {
        return ChronoUnit.DAYS.between(from.on(), to.on());
    }

    /** Whether both are the same day and known at the same time, so that nothing can differ. */
    public boolean same() {
        return from.on().equals(to.on()) && Objects.equals(from.knownAt(), to.knownAt());
    }

    /** Whether nothing differs. */
    public boolean unchanged() {
        return all.unchanged() && countries.isEmpty();
    }

    /** All milestones that differ, of the trial and of its countries. */
    public List<MilestoneChange> milestones() {
        return each(Part::milestones);
    }

    /** All risks that differ. */
    public List<RiskChange> risks() {
        return each(Part::risks);
    }

    /** How many countries are at another stage. */
    public long moved() {
        return countries.stream().filter(Part::atAnotherStage).count();
    }

    /** How many milestones are later than before. */
    public long later() {
        return milestones().stream().filter(MilestoneChange::later).count();
    }

    /** By how many days the worst of them slipped; 0 if none did. */
    public long worstSlip() {
        return milestones().stream()
                .map(MilestoneChange::slippedDays)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .filter(days -> days > 0)
                .max()
                .orElse(0);
    }

    public long newRisks() {
        return risks().stream().filter(RiskChange::fresh).count();
    }

    private <T> List<T> each(Function<Part, List<T>> of) {
        return Stream.concat(of.apply(all).stream(), countries.stream().flatMap(part -> of.apply(part).stream()))
                .toList();
    }

    /**
     * A country, or all of them with what belongs to none.
     *
     * @param iso2 null for all
     * @param stageWas null if the country did not take part then, and for all
     * @param stage null for all
     * @param moves stage changes that count now and did not then, the first one first
     * @param was how many were enrolled then
     * @param now how many are enrolled on the second day
     */
    public record Part(
            @Nullable String iso2,
            @Nullable Stage stageWas,
            @Nullable Stage stage,
            List<Move> moves,
            Enrolled was,
            Enrolled now,
            List<MilestoneChange> milestones,
            List<RiskChange> risks) {
        public Part {
            moves = List.copyOf(moves);
            milestones = List.copyOf(milestones);
            risks = List.copyOf(risks);
        }

        public boolean atAnotherStage() {
            return stageWas != stage;
        }

        boolean unchanged() {
            return !atAnotherStage()
                    && moves.isEmpty()
                    && Objects.equals(was.enrolled(), now.enrolled())
                    && milestones.isEmpty()
                    && risks.isEmpty();
        }
    }

    /** @param reason why the country moved */
    public record Move(Stage to, LocalDate effectiveOn, String reason) {}

    /**
     * @param enrolled null if nothing is reported
     * @param planned by the plan in force on the day; null if there is none
     */
    public record Enrolled(
            @Nullable Long enrolled,
            @Nullable Integer planned,
            @Nullable Integer target) {}

    /** Why something was changed, in the words of whoever changed it. */
    public record Reason(long id, Instant recordedAt, String reason) {}
}
