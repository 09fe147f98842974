package org.trialbridge.requirement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.Approval;
import org.trialbridge.problem.Errors;

/** A kind of approval that is needed, as somebody wrote it down, not yet checked. */
public record NeedInput(
        Approval.@Nullable Kind kind,
        Need.@Nullable Scope need,
        @Nullable Integer place) {
    private static final int LAST_PLACE = 20;

    /** Notes what is wrong with a list of needs, under {@code items}, and returns those that are right, in order. */
    static List<Need> check(@Nullable List<@Nullable NeedInput> items, Errors errors) {
        List<Need> needs = new ArrayList<>();
        Set<Approval.Kind> seen = EnumSet.noneOf(Approval.Kind.class);
        List<@Nullable NeedInput> all = items == null ? List.of() : items;
        errors.check(!all.isEmpty(), "items", "Name at least one approval.");
        for (int i = 0; i < all.size(); i++) {
            NeedInput item = all.get(i);
            String at = "items/" + i + "/";
            if (item == null) {
                errors.check(false, "items/" + i, "Enter a value.");
                continue;
            }
            Approval.Kind kind = errors.require(item.kind(), at + "kind", Approval.Kind.ETHICS);
            Need.Scope need = errors.require(item.need(), at + "need", Need.Scope.COUNTRY);
            int place = item.place() == null ? i + 1 : item.place();
            errors.check(place >= 1 && place <= LAST_PLACE, at + "place", "Enter a number from 1 to {0}.", LAST_PLACE);
            errors.check(item.kind() == null || seen.add(kind), at + "kind", "Name each kind once.");
            needs.add(new Need(kind, need, place));
        }
        return Need.sorted(needs);
    }
}
