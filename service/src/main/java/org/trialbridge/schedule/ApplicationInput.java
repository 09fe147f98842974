package org.trialbridge.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * To which place a template is to be applied, not yet checked.
 *
 * @param iso2 the country; with a template of sites and no site, all its selected sites
 * @param enteredOn the day from which the template counts; absent for the day on which the country came to its stage, else
 *     today
 */
public record ApplicationInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable String site,
        @Nullable LocalDate enteredOn) {}
