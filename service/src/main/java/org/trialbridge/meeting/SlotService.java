package org.trialbridge.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.action.TrialCountries;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.country.HolidayDao;
import org.trialbridge.country.Holidays;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Finds times at which people of several countries can meet. */
public final class SlotService {
    private static final int MOST = 12;
    private static final int LONGEST_MINUTES = 600;

    private final Database database;
    private final Clock clock;

    public SlotService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The best times of the two weeks from tomorrow on.
     *
     * @param iso2s codes of countries of the trial
     * @param zone the organiser's
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not plan meetings of the trial; INVALID if no country
     *     is named, or one that does not take part
     */
    public List<Slot> best(
            Actor actor, String trial, Collection<String> iso2s, @Nullable ZoneId zone, @Nullable Integer minutes) {
        return database.read(tx -> {
            TrialCountries found = tx.dao(MentionsDao.class).trial(trial).orElseThrow(Problem::notFound);
            actor.require(Action.EDIT_MEETINGS, Place.trial(found.trialId()));
            List<Country> countries = tx.dao(CountryDao.class).all().stream()
                    .filter(country ->
                            iso2s.contains(country.iso2()) && found.countries().containsKey(country.iso2()))
                    .toList();
            Errors errors = new Errors();
            errors.check(!iso2s.isEmpty(), "countries", "Choose the countries that should be there.");
            errors.check(
                    found.countries().keySet().containsAll(iso2s), "countries", "Choose countries of the trial only.");
            ZoneId place = errors.require(zone, "zone", clock.getZone());
            int lasts = errors.require(minutes, "durationMinutes", 1);
            errors.check(
                    lasts >= 1 && lasts <= LONGEST_MINUTES,
                    "durationMinutes",
                    "Enter how long it lasts: 1 to {0} minutes.",
                    LONGEST_MINUTES);
            errors.throwIfAny();
            LocalDate first = LocalDate.ofInstant(clock.instant(), place).plusDays(1);
            LocalDate before = first.minusDays(1);
            LocalDate after = first.plusDays(Slot.DAYS);
            List<String> codes = countries.stream().map(Country::iso2).toList();
            Holidays holidays =
                    Holidays.of(codes, before, after, tx.dao(HolidayDao.class).between(codes, before, after));
            return Slot.best(countries, holidays, place, first, lasts, MOST);
        });
    }
}
