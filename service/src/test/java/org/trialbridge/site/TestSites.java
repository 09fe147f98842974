package org.trialbridge.site;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.trial.SiteStatus;

/** Sites for tests, with a different value in every column. */
public final class TestSites {
    private TestSites() {}

    /** A site activated on 12 December 2020. */
    public static SiteInput input(@Nullable String code, @Nullable String iso2) {
        return new SiteInput(
                code,
                iso2,
                "City hospital " + code,
                null,
                "Tashkent",
                new BigDecimal("41.31108"),
                new BigDecimal("69.24056"),
                "Asia/Samarkand",
                SiteStatus.ACTIVATED,
                LocalDate.of(2020, 12, 1),
                LocalDate.of(2020, 12, 12),
                null,
                600,
                null);
    }

    public static Site givenSite(Database database, String trial, String iso2, String code) {
        return new SiteService(database, Clock.systemUTC())
                .create(Actor.system(), trial, input(code, iso2))
                .site();
    }
}
