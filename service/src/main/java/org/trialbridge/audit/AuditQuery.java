package org.trialbridge.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Which part of the trail is asked for; absent parts do not narrow it.
 *
 * @param subject a table and id, as {@code site/12}
 * @param actor a user's id
 * @param from the first day, UTC
 * @param to the last day, UTC
 */
public record AuditQuery(
        @Nullable String subject,
        @Nullable Long actor,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** The query in the form that SQL takes. */
    public record Valid(
            @Nullable String subjectTable,
            @Nullable Long subjectId,
            @Nullable Long actorId,
            @Nullable Instant since,
            @Nullable Instant before) {}

    /** Checks the parts; throws Problem INVALID with all that is wrong. */
    public Valid toValid() {
        Errors errors = new Errors();
        boolean readable = subject == null || subject.matches("[a-z_]{1,40}/[0-9]{1,18}");
        errors.check(readable, "subject", "Write a kind and a number, for example site/12.");
        errors.check(from == null || to == null || !to.isBefore(from), "to", "Enter the first day or a later one.");
        errors.throwIfAny();
        int slash = subject == null ? -1 : subject.indexOf('/');
        return new Valid(
                subject == null ? null : subject.substring(0, slash),
                subject == null ? null : Long.valueOf(subject.substring(slash + 1)),
                actor,
                from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
