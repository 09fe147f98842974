package org.trialbridge.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trialbridge.country.Country;
import org.trialbridge.country.Holidays;

/**
 * A time at which a meeting could be.
 *
 * @param when in the organiser's zone
 * @param times for the people of each country
 */
public record Slot(MeetingTime when, List<CountryTime> times) {
    /** How many days are searched. */
    static final int DAYS = 14;

    private static final int STEP_MINUTES = 30;
    private static final int STEPS_OF_A_DAY = 24 * 60 / STEP_MINUTES;

    private static final Comparator<Slot> BEST_FIRST = Comparator.comparingInt(Slot::hardest)
            .thenComparingInt(Slot::hardship)
            .thenComparing(slot -> slot.when().startsAt());

    public Slot {
        times = List.copyOf(times);
    }

    /** Whether for everybody it lies from 9 to 17 on a working day. */
    public boolean isEasy() {
        return hardest() == 0;
    }

    /** How hard it is for the country for which it is hardest, in minutes. */
    private int hardest() {
        return times.stream().mapToInt(CountryTime::hardship).max().orElse(0);
    }

    private int hardship() {
        return times.stream().mapToInt(CountryTime::hardship).sum();
    }

    /**
     * Returns the best slots of the days from one on, the one first that is least hard for the country for which it is
     * hardest. Each hour and half hour of the organiser's clock is tried, but those that his clock leaves out or shows
     * twice.
     *
     * @param first the first day, in the organiser's zone
     * @param most how many are returned
     */
    static List<Slot> best(
            List<Country> countries, Holidays holidays, ZoneId zone, LocalDate first, int minutes, int most) {
        List<Slot> slots = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int step = 0; step < STEPS_OF_A_DAY; step++) {
                LocalDate date = first.plusDays(day);
                LocalTime time = LocalTime.MIN.plusMinutes((long) step * STEP_MINUTES);
                if (zone.getRules().getValidOffsets(date.atTime(time)).size() == 1) {
                    MeetingTime when = new MeetingTime(date, time, zone, null, minutes, null);
                    slots.add(new Slot(
                            when,
                            countries.stream()
                                    .map(country -> CountryTime.of(country, holidays, when))
                                    .toList()));
                }
            }
        }
        return slots.stream().sorted(BEST_FIRST).limit(most).toList();
    }
}
