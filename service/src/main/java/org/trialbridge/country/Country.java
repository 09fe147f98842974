package org.trialbridge.country;

import java.time.ZoneId;
import java.util.List;

/**
 * A country.
 *
 * @param iso2 its ISO 3166-1 alpha-2 code
 * @param zone the time zone of most of its people
 * @param weekendDays the days of its weekend: 1 Monday to 7 Sunday
 */
public record Country(String iso2, ZoneId zone, List<Integer> weekendDays) {
    public Country {
        weekendDays = List.copyOf(weekendDays);
    }

    /** Its name in English. */
    public String name() {
        return CountryNames.of(iso2);
    }
}
