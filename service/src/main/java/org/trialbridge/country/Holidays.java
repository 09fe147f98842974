package org.trialbridge.country;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The public holidays of some countries in a span of days: what people entered, then what the library knows. */
public final class Holidays {
    /** Of no country. */
    public static final Holidays NONE = new Holidays(List.of(), LocalDate.EPOCH, LocalDate.EPOCH, List.of());

    private final Map<String, Map<LocalDate, String>> names = new HashMap<>();

    private Holidays(Collection<String> iso2s, LocalDate from, LocalDate to, List<Holiday> entered) {
        for (String iso2 : iso2s) {
            Map<LocalDate, String> days = names.computeIfAbsent(iso2, key -> new HashMap<>());
            IntStream.rangeClosed(from.getYear(), to.getYear())
                    .mapToObj(year -> HolidayLibrary.of(iso2, year))
                    .flatMap(List::stream)
                    .forEach(holiday -> days.putIfAbsent(holiday.on(), holiday.name()));
        }
        entered.forEach(holiday ->
                names.computeIfAbsent(holiday.iso2(), key -> new HashMap<>()).put(holiday.on(), holiday.name()));
    }

    /**
     * Those of some countries; both days are included.
     *
     * @param entered those that people entered, of these countries and days
     */
    public static Holidays of(Collection<String> iso2s, LocalDate from, LocalDate to, List<Holiday> entered) {
        return new Holidays(iso2s, from, to, entered);
    }

    /** What is celebrated in a country on a day, or null. */
    public @Nullable String name(String iso2, LocalDate day) {
        return names.getOrDefault(iso2, Map.of()).get(day);
    }
}
