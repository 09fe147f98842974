package org.trialbridge.enrollment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * How far a trial was at the end of a period.
 *
 * @param reported whether any place reported this period; if not, the figures are those of the period before
 * @param figures cumulative
 */
public record PeriodEnrollment(
        LocalDate periodEnd,
        boolean reported,
        @JsonUnwrapped Figures figures) {}
