package org.trialbridge.enrollment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One report among many that are sent together, unchecked.
 *
 * @param at how the sender finds it again: a pointer into a request, a row of a sheet
 * @param site the code of the site that reports
 * @param country the code of the country that declares its total, instead of a site
 * @param revision of a correction, the revision that it corrects
 */
public record CountsBatchLine(
        String at,
        @Nullable String site,
        @Nullable String country,
        @Nullable LocalDate periodEnd,
        @Nullable Integer revision,
        CountsInput input) {}
