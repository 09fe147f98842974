package org.trialbridge.country;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The public holidays that the library Jollyday knows: of about half of the countries, those of the whole country. */
final class HolidayLibrary {
    private static final Set<String> COVERED = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private HolidayLibrary() {}

    static boolean covers(String iso2) {
        return COVERED.contains(iso2);
    }

    /** The holidays of a year in order; none for a country that is not covered. */
    static List<Holiday> of(String iso2, int year) {
        if (!covers(iso2)) {
            return List.of();
        }
        return HolidayManager.getInstance(ManagerParameters.create(iso2.toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(year))
                .stream()
                .map(found -> new Holiday(null, iso2, found.getDate(), found.getDescription(Locale.ENGLISH)))
                .sorted(Comparator.comparing(Holiday::on).thenComparing(Holiday::name))
                .toList();
    }
}
