package org.trialbridge.enrollment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/**
 * What would become of many reports, before any is stored.
 *
 * @param warningsConfirmed whether warnings stop nothing
 */
public record BatchCheck(List<LineVerdict> verdicts, boolean warningsConfirmed) {
    /** So many errors help; more only make the answer long. */
    private static final int MOST_ERRORS = 1000;

    private static final int MOST_REASONS = 3;

    public BatchCheck {
        verdicts = List.copyOf(verdicts);
    }

    /** How many lines do this; null for those that are refused. */
    public int count(Submitted.@Nullable Outcome outcome) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count();
    }

    /** Everything that stops the lines; the first thousand things. */
    public List<FieldError> errors() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.pointed(!warningsConfirmed))
                .limit(MOST_ERRORS)
                .toList();
    }

    /** Names what is shown: another check with the same fingerprint shows the same. */
    public String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (LineVerdict verdict : verdicts) {
                CountsLine current = verdict.current();
                String shown = verdict.outcome() + " " + (current == null ? 0 : current.id()) + " "
                        + verdict.warnings().stream().map(Warning::codeOf).toList()
                        + "\n";
                sha256.update(shown.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether all of it is stored already. */
    boolean isUnchanged() {
        return count(Submitted.Outcome.UNCHANGED) == verdicts.size();
    }

    /** The reason as the audit trail keeps it, or null; each corrected line keeps its own. */
    @Nullable
    String reason(@Nullable SourceFile file) {
        Stream<String> corrections = verdicts.stream()
                .filter(verdict -> verdict.outcome() == Submitted.Outcome.CORRECTED)
                .map(verdict -> verdict.line().input().auditReason())
                .flatMap(Stream::ofNullable)
                .distinct()
                .limit(MOST_REASONS);
        String reasons = Stream.concat(Stream.ofNullable(file).map(SourceFile::words), corrections)
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? null : reasons;
    }

    /** @throws Problem INVALID if anything stops a line */
    void throwIfStopped() {
        List<FieldError> errors = errors();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
