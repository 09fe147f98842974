package org.trialbridge.country;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.problem.Problem;

/** The table {@code country}: the same for everybody. */
@RegisterConstructorMapper(Country.class)
public interface CountryDao {

    @SqlQuery("""
            select iso2, zone, weekend_days
              from country
             where iso2 = :iso2
            """)
    Optional<Country> find(String iso2);

    @SqlQuery("""
            select iso2, zone, weekend_days
              from country
             order by iso2
            """)
    List<Country> all();

    /**
     * Which day it is in a country.
     *
     * @throws Problem NOT_FOUND if there is no such country
     */
    default LocalDate today(String iso2, Clock clock) {
        return find(iso2)
                .map(country -> LocalDate.ofInstant(clock.instant(), country.zone()))
                .orElseThrow(Problem::notFound);
    }

    /** Which day it is in each country, by its code. */
    default Map<String, LocalDate> todayEverywhere(Clock clock) {
        return all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Country::iso2, country -> LocalDate.ofInstant(clock.instant(), country.zone())));
    }
}
