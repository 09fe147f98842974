package org.trialbridge.country;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a country does not work.
 *
 * @param id of the one that somebody entered; null for one that the calendar library knows
 * @param iso2 the country's code
 * @param name in English
 */
public record Holiday(@Nullable Long id, String iso2, LocalDate on, String name) {}
