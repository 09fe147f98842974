package org.trialbridge.country;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** A public holiday as it was entered, not yet checked. */
public record HolidayInput(@Nullable LocalDate on, @Nullable String name) {
    private static final int LONGEST_NAME = 120;

    /**
     * @param known the name under which the day is a holiday already, or null
     * @throws Problem INVALID naming every broken rule
     */
    Holiday toHoliday(String iso2, @Nullable String known) {
        Errors errors = new Errors();
        LocalDate day = errors.require(on, "on", LocalDate.EPOCH);
        errors.check(
                day.getYear() >= HolidayService.FIRST_YEAR && day.getYear() <= HolidayService.LAST_YEAR,
                "on",
                "Enter a day from {0} to {1}.",
                String.valueOf(HolidayService.FIRST_YEAR),
                String.valueOf(HolidayService.LAST_YEAR));
        errors.check(
                known == null, "on", "Enter another day: this one is a holiday already ({0}).", String.valueOf(known));
        String name = errors.text(this.name, "name", LONGEST_NAME);
        errors.throwIfAny();
        return new Holiday(null, iso2, day, name);
    }
}
