package org.trialbridge.country;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/** Keeps the public holidays that the library does not know. They are the same for every trial. */
public final class HolidayService {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2150;

    private final Database database;
    private final Clock clock;

    public HolidayService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The public holidays of a country in a year.
     *
     * @param wanted the year, or null for the present one of the country
     * @throws Problem FORBIDDEN for somebody who reads no trial; NOT_FOUND for an unknown country; INVALID for a year out of
     *     reach
     */
    public HolidayYear year(Actor actor, String iso2, @Nullable Integer wanted) {
        actor.requireAnywhere(Action.VIEW);
        return database.read(tx -> {
            Country country = require(tx, iso2);
            int year = wanted == null
                    ? LocalDate.ofInstant(clock.instant(), country.zone()).getYear()
                    : wanted;
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw Problem.invalid(
                        "year", "Enter a year from {0} to {1}.", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
            }
            List<Holiday> entered = tx.dao(HolidayDao.class)
                    .between(List.of(iso2), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            List<Holiday> all = Stream.concat(HolidayLibrary.of(iso2, year).stream(), entered.stream())
                    .sorted(Comparator.comparing(Holiday::on).thenComparing(Holiday::name))
                    .toList();
            return new HolidayYear(iso2, year, HolidayLibrary.covers(iso2), all);
        });
    }

    /** @throws Problem FORBIDDEN for somebody who plans no meetings; NOT_FOUND for an unknown country; INVALID */
    public Holiday add(Actor actor, String iso2, HolidayInput input) {
        actor.requireAnywhere(Action.EDIT_MEETINGS);
        return database.write(actor, "holiday.add", Guard.register("public_holiday"), tx -> {
            require(tx, iso2);
            LocalDate day = input.on();
            HolidayDao dao = tx.dao(HolidayDao.class);
            boolean reached = day != null && day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
            String known = day == null || !reached
                    ? null
                    : Holidays.of(List.of(iso2), day, day, dao.between(List.of(iso2), day, day))
                            .name(iso2, day);
            Holiday holiday = input.toHoliday(iso2, known);
            return new Holiday(dao.insert(holiday), iso2, holiday.on(), holiday.name());
        });
    }

    /** @throws Problem FORBIDDEN for somebody who plans no meetings; NOT_FOUND if nobody entered it */
    public boolean remove(Actor actor, String iso2, long id) {
        actor.requireAnywhere(Action.EDIT_MEETINGS);
        return database.write(actor, "holiday.remove", Guard.register("public_holiday"), tx -> {
            if (tx.dao(HolidayDao.class).delete(iso2, id) == 0) {
                throw Problem.notFound();
            }
            return true;
        });
    }

    private static Country require(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class).find(iso2).orElseThrow(Problem::notFound);
    }
}
