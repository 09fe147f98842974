package org.trialbridge.country;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code public_holiday}: what people entered. */
@RegisterConstructorMapper(Holiday.class)
public interface HolidayDao {

    /** Those of some countries, in order of their days; both days are included. */
    @SqlQuery("""
            select id, country_iso2 as iso2, on_date as "on", name
              from public_holiday
             where country_iso2 = any(:iso2s) and on_date between :from and :to
             order by on_date, country_iso2
            """)
    List<Holiday> between(List<String> iso2s, LocalDate from, LocalDate to);

    @SqlUpdate("insert into public_holiday (country_iso2, on_date, name) values (:iso2, :on, :name)")
    @GetGeneratedKeys("id")
    long insert(@BindMethods Holiday holiday);

    /** Returns how many there were: 1 or 0. */
    @SqlUpdate("delete from public_holiday where id = :id and country_iso2 = :iso2")
    int delete(String iso2, long id);
}
