package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.pipeline.StageChange.Reason;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Stage;

/** A request to move a country, not yet checked. */
public record StageChangeInput(
        @Nullable Stage to,
        @Nullable LocalDate effectiveOn,
        @Nullable Reason reasonCode,
        @Nullable String reason,
        @Nullable List<@Nullable Cited> evidence) {

    /** A thing named as evidence. */
    public record Cited(
            Evidence.@Nullable Kind kind, @Nullable Long id) {}

    private static final int MAX_EVIDENCE = 50;

    public StageChangeInput {
        evidence = evidence == null ? List.of() : evidence.stream().toList();
    }

    /** The things cited, as far as they are named completely. */
    List<Cited> cited() {
        return evidence == null
                ? List.of()
                : evidence.stream()
                        .filter(Objects::nonNull)
                        .filter(cited -> cited.kind() != null && cited.id() != null)
                        .toList();
    }

    /**
     * Returns the move, if every rule allows it.
     *
     * @param changes the country's changes so far
     * @param today in the country
     * @param citable what of the cited things may be cited for this country
     * @throws Problem INVALID naming every broken rule
     */
    Move toMove(List<StageChange> changes, LocalDate today, List<Evidence> citable) {
        Errors errors = new Errors();
        Stage to = errors.require(this.to, "to", Stage.CONTACTED);
        LocalDate effectiveOn = errors.require(this.effectiveOn, "effectiveOn", today);
        Reason reasonCode = errors.require(this.reasonCode, "reasonCode", Reason.DATA_FIX);
        String reason = errors.text(this.reason, "reason", 2000);

        LocalDate last = Standing.on(changes, null).since();
        errors.check(!effectiveOn.isAfter(today), "effectiveOn", "Enter {0} or an earlier day.", today);
        errors.check(effectiveOn.getYear() >= 1900, "effectiveOn", "Enter a day from 1900 on.");
        errors.check(
                last == null || !effectiveOn.isBefore(last) || reasonCode == Reason.DATA_FIX,
                "effectiveOn",
                "Enter {0} or a later day; only a correction of the data (DATA_FIX) may lie before the last change.",
                String.valueOf(last));
        Standing standing = Standing.on(changes, effectiveOn);
        if (this.to != null && this.reasonCode != null) {
            StageRules.check(standing, to, reasonCode, errors);
            checkEvidence(to, reasonCode, citable, errors);
        }
        errors.throwIfAny();
        Stage from = standing.stage() == null && to != Stage.IDENTIFIED ? Stage.IDENTIFIED : standing.stage();
        return new Move(from, to, effectiveOn, reasonCode, reason);
    }

    private void checkEvidence(Stage to, Reason reasonCode, List<Evidence> citable, Errors errors) {
        List<@Nullable Cited> named = evidence == null ? List.of() : evidence;
        boolean needed = !to.isAside() && to != Stage.IDENTIFIED && reasonCode != Reason.DATA_FIX;
        errors.check(!needed || !named.isEmpty(), "evidence", "Name at least one thing that caused the move.");
        errors.check(named.size() <= MAX_EVIDENCE, "evidence", "Name at most {0} things.", MAX_EVIDENCE);
        Set<Cited> known = citable.stream()
                .map(evidence -> new Cited(evidence.kind(), evidence.id()))
                .collect(Collectors.toSet());
        Set<Cited> seen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            Cited cited = named.get(i);
            String at = "evidence/" + i;
            errors.check(cited != null && cited.kind() != null, at + "/kind", "Enter a value.");
            errors.check(cited != null && cited.id() != null, at + "/id", "Enter a value.");
            if (cited != null && cited.kind() != null && cited.id() != null) {
                errors.check(
                        known.contains(cited),
                        at + "/id",
                        "Name something of this trial and country; there is no such {0}.",
                        cited.kind().name());
                errors.check(seen.add(cited), at + "/id", "Name each thing once.");
            }
        }
    }

    /** A move that the rules allow. */
    record Move(@Nullable Stage from, Stage to, LocalDate effectiveOn, Reason reasonCode, String reason) {}
}
