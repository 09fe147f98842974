package org.trialbridge.db;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dropwizard.db.DataSourceFactory;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** How Trialbridge connects to PostgreSQL, in production and in its tests. */
public final class Databases {
    /** What the database keeps as JSON, whatever the API's JSON becomes. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Databases() {}

    /** The settings of a pool. The sizes are Dropwizard's, for the caller to change. */
    public static DataSourceFactory settings(String url, String user, String password) {
        DataSourceFactory settings = new DataSourceFactory();
        settings.setDriverClass("org.postgresql.Driver");
        settings.setUrl(url);
        settings.setUser(user);
        settings.setPassword(password);
        settings.setProperties(Map.of("ApplicationName", "trialbridge", "reWriteBatchedInserts", "true"));
        // otherwise the driver sends the zone of the machine, and dates in SQL would depend on it
        settings.setInitializationQuery("set time zone 'UTC'");
        return settings;
    }

    public static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source)
                .installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .installPlugin(new Jackson2Plugin())
                .registerArrayType(LocalDate.class, "date");
        jdbi.getConfig(Jackson2Config.class).setMapper(JSON);
        return jdbi;
    }

    public static Database database(Jdbi jdbi) {
        return new Database(jdbi, new Retries(JSON));
    }
}
