package org.trialbridge.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sixteen bridging webinars with the nine countries that the newsletter names. Their number is published; their dates,
 * titles and attendance are not, and are made here. The same seed gives the same webinars.
 */
final class IllustrativeWebinars {
    static final int HELD_BY_FEBRUARY_2021 = 16;

    private static final List<String> COUNTRIES = List.of("UZ", "PK", "CL", "PH", "BR", "ZA", "GH", "SN", "LK");
    private static final LocalDate FIRST = LocalDate.of(2020, 9, 15);
    private static final int DAYS_BETWEEN = 9;
    private static final int DELEGATES_AT_LEAST = 3;

    /**
     * A webinar as made up.
     *
     * @param localStart in Beijing, where the secretariat is
     * @param delegates how many people each country sent, in the order of the countries
     */
    record Webinar(int number, LocalDateTime localStart, List<String> countries, List<Integer> delegates) {}

    private IllustrativeWebinars() {}

    static List<Webinar> all(long seed) {
        Random random = new Random(seed);
        List<Webinar> webinars = new ArrayList<>();
        for (int i = 0; i < HELD_BY_FEBRUARY_2021; i++) {
            List<String> countries = new ArrayList<>();
            countries.add(COUNTRIES.get(i % COUNTRIES.size()));
            if (i % 2 == 1) {
                countries.add(COUNTRIES.get((i + 3) % COUNTRIES.size()));
            }
            List<Integer> delegates = new ArrayList<>();
            countries.forEach(country -> delegates.add(DELEGATES_AT_LEAST + random.nextInt(9)));
            LocalDate day = workday(FIRST.plusDays((long) DAYS_BETWEEN * i));
            int hour = countries.contains("CL") || countries.contains("BR") ? 21 : 15;
            webinars.add(new Webinar(i + 1, day.atTime(hour, 30 * random.nextInt(2)), countries, delegates));
        }
        return webinars;
    }

    private static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }
}
