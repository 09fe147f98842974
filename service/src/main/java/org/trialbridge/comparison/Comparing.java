package org.trialbridge.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.comparison.Comparison.Move;
import org.trialbridge.comparison.Comparison.Part;
import org.trialbridge.comparison.Comparison.Reason;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.pipeline.BoardRow;

/** Puts two snapshots beside each other. */
final class Comparing {
    private final Snapshot then;
    private final Snapshot now;
    private final List<MilestoneChange> milestones;
    private final List<RiskChange> risks;

    private Comparing(Snapshot then, Snapshot now, List<MilestoneChange> milestones, List<RiskChange> risks) {
        this.then = then;
        this.now = now;
        this.milestones = milestones;
        this.risks = risks;
    }

    static Comparing of(Snapshot then, Snapshot now) {
        return new Comparing(
                then,
                now,
                now.milestones().stream()
                        .map(judged -> MilestoneChange.of(
                                then.milestone(judged.milestone().id()),
                                judged,
                                name(now.milestone(judged.expected().carriedFromId()))))
                        .filter(MilestoneChange::differs)
                        .toList(),
                now.risks().stream()
                        .map(risk -> RiskChange.of(then.risk(risk.id()), risk))
                        .filter(RiskChange::differs)
                        .toList());
    }

    private static @Nullable String name(@Nullable JudgedMilestone judged) {
        return judged == null ? null : judged.milestone().name();
    }

    List<Long> milestoneIds() {
        return milestones.stream().map(MilestoneChange::id).toList();
    }

    List<Long> riskIds() {
        return risks.stream().map(RiskChange::id).toList();
    }

    /** The same with why things were changed. */
    Comparing because(List<Reason> ofMilestones, List<Reason> ofRisks) {
        return new Comparing(
                then,
                now,
                milestones.stream().map(one -> one.because(ofMilestones)).toList(),
                risks.stream().map(one -> one.because(ofRisks)).toList());
    }

    Part all() {
        return new Part(
                null,
                null,
                null,
                List.of(),
                then.enrolled(null),
                now.enrolled(null),
                milestonesOf(null),
                risksOf(null));
    }

    /** Those in which anything differs. */
    List<Part> countries() {
        return now.board().stream()
                .map(this::country)
                .filter(part -> !part.unchanged())
                .sorted(Comparator.comparing(part -> String.valueOf(part.iso2())))
                .toList();
    }

    private Part country(BoardRow row) {
        BoardRow before = then.country(row.iso2());
        return new Part(
                row.iso2(),
                before == null ? null : before.stage(),
                row.stage(),
                now.moves().stream()
                        .filter(move -> move.iso2().equals(row.iso2()))
                        .filter(move -> then.moves().stream().noneMatch(one -> one.id() == move.id()))
                        .map(move -> new Move(move.to(), move.effectiveOn(), move.reason()))
                        .toList(),
                then.enrolled(row.iso2()),
                now.enrolled(row.iso2()),
                milestonesOf(row.iso2()),
                risksOf(row.iso2()));
    }

    private List<MilestoneChange> milestonesOf(@Nullable String iso2) {
        return milestones.stream()
                .filter(one -> Objects.equals(one.iso2(), iso2))
                .toList();
    }

    private List<RiskChange> risksOf(@Nullable String iso2) {
        return risks.stream().filter(one -> Objects.equals(one.iso2(), iso2)).toList();
    }
}
