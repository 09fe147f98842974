package org.trialbridge.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a meeting in one language, as they stand; or a meeting without any.
 *
 * @param language ISO 639-1; null if there are none
 * @param revision which one stands
 * @param agreed ISO codes of the countries that agreed to this revision
 * @param frozenOn the day on which they were frozen, in UTC
 * @param text as somebody wrote it
 * @param addenda what was added after the freeze, the first first
 */
public record ReportedMinutes(
        String meetingKind,
        int meetingNumber,
        String title,
        LocalDate heldOn,
        String meetingStatus,
        @Nullable String language,
        @Nullable Integer revision,
        List<String> agreed,
        @Nullable LocalDate frozenOn,
        @Nullable String text,
        List<String> addenda) {
    public ReportedMinutes {
        agreed = List.copyOf(agreed);
        addenda = List.copyOf(addenda);
    }
}
