package org.trialbridge.country;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

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
}
