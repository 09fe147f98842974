package org.trialbridge.country;

import java.util.List;

/**
 * The public holidays of a country in a year, in order.
 *
 * @param covered whether the library knows the country
 */
public record HolidayYear(String iso2, int year, boolean covered, List<Holiday> holidays) {
    public HolidayYear {
        holidays = List.copyOf(holidays);
    }
}
