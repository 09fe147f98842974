package org.trialbridge.enrollment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/**
 * Counts as somebody sends them, unchecked. A count that is missing is not reported.
 *
 * @param qualifier null for exact
 * @param reasonCode with {@code note}, why the counts differ from what was said before
 * @param confirmed the codes of warnings that the sender looked at and found right
 */
public record CountsInput(
        @Nullable Integer screened,
        @Nullable Integer screenFailed,
        @Nullable Integer enrolled,
        @Nullable Integer dose1,
        @Nullable Integer dose2,
        @Nullable Integer dose3,
        @Nullable Integer withdrawn,
        @Nullable Integer completed,
        @Nullable Qualifier qualifier,
        @Nullable CorrectionReason reasonCode,
        @Nullable String note,
        @Nullable List<String> confirmed) {
    private static final int LONGEST_NOTE = 2000;

    public CountsInput {
        confirmed = confirmed == null
                ? null
                : confirmed.stream().filter(Objects::nonNull).toList();
    }

    Figures figures() {
        return Counts.figures(screened, screenFailed, enrolled, dose1, dose2, dose3, withdrawn, completed);
    }

    /** Tells whether a line says just this, so that a report sent twice is stored once. */
    boolean repeats(Counts line) {
        return figures().equals(line.figures())
                && exactUnlessSaid() == line.qualifier()
                && reasonCode == line.reasonCode()
                && Objects.equals(cleanNote(), line.note());
    }

    /** The reason as the audit trail keeps it, or null if none is given that can be kept. */
    @Nullable
    String auditReason() {
        String clean = cleanNote();
        boolean storable = clean != null && clean.length() <= LONGEST_NOTE && Texts.isStorable(clean);
        return reasonCode == null ? null : storable ? reasonCode + ": " + clean : reasonCode.name();
    }

    /**
     * Returns the line to be stored.
     *
     * @throws Problem INVALID with everything that is wrong; a warning that is not confirmed is named by its code in an
     *     error of the field {@code confirmed}
     */
    Counts toCounts(CountsContext at) {
        return judge(at).orThrow();
    }

    /** Holds every rule against this report. */
    CountsJudgement judge(CountsContext at) {
        Errors errors = new Errors();
        CountsRules.check(figures(), at, errors);
        List<Warning> warnings = errors.isEmpty() ? Warning.of(figures(), at) : List.of();
        String said = errors.optionalText(note, "note", LONGEST_NOTE);
        CountsRules.checkReason(figures(), at, reasonCode, said, errors);
        Counts counts = new Counts(
                at.periodEnd(),
                at.current() == null ? 1 : at.current().revision() + 1,
                screened,
                screenFailed,
                enrolled,
                dose1,
                dose2,
                dose3,
                withdrawn,
                completed,
                exactUnlessSaid(),
                Provenance.RECORDED,
                warnings.stream().map(Warning::code).toList(),
                at.channel(),
                reasonCode,
                said);
        List<Warning> unconfirmed = warnings.stream()
                .filter(warning -> confirmed == null || !confirmed.contains(warning.code()))
                .toList();
        return new CountsJudgement(counts, errors.list(), unconfirmed);
    }

    private Qualifier exactUnlessSaid() {
        return qualifier == null ? Qualifier.EXACT : qualifier;
    }

    private @Nullable String cleanNote() {
        String clean = note == null ? "" : Texts.clean(note);
        return clean.isEmpty() ? null : clean;
    }
}
