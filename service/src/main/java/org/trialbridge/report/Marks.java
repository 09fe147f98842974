package org.trialbridge.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;

/**
 * What has to be said beside a number, so that nobody takes it for more than it is.
 *
 * @param provenances where it comes from; a sum can come from several
 * @param corrected whether it replaces a number that was reported before
 */
public record Marks(Qualifier qualifier, Set<Provenance> provenances, boolean corrected) {
    public static final Marks NONE = new Marks(Qualifier.EXACT, Set.of(), false);

    public Marks {
        EnumSet<Provenance> ordered = EnumSet.noneOf(Provenance.class);
        ordered.addAll(provenances);
        provenances = Collections.unmodifiableSet(ordered);
    }

    /** The marks of a sum of two numbers. */
    public Marks and(Marks other) {
        EnumSet<Provenance> both = EnumSet.noneOf(Provenance.class);
        both.addAll(provenances);
        both.addAll(other.provenances);
        return new Marks(qualifier.and(other.qualifier), both, corrected || other.corrected);
    }

    /** The same, but for whether it replaces another. */
    Marks corrected(boolean corrected) {
        return corrected == this.corrected ? this : new Marks(qualifier, provenances, corrected);
    }

    public boolean isIllustrative() {
        return provenances.contains(Provenance.ILLUSTRATIVE);
    }

    /** More than 5,000; corrected; published: what is not plain about a number, or null if all of it is. */
    public @Nullable String words(@Nullable Long number) {
        StringJoiner words = new StringJoiner("; ").setEmptyValue("");
        if (number != null && qualifier != Qualifier.EXACT) {
            words.add(amount(number));
        }
        if (corrected) {
            words.add("corrected");
        }
        if (provenances.stream().anyMatch(provenance -> provenance != Provenance.RECORDED)) {
            words.add(provenances.stream()
                    .map(provenance -> provenance.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" and ")));
        }
        return words.length() == 0 ? null : words.toString();
    }

    /** More than 5,000. */
    public String amount(long number) {
        return qualifier.before() + Wording.number(number);
    }
}
