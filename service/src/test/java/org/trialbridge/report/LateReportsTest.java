package org.trialbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Action;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.trial.Participation;

class LateReportsTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    @Test
    void aDueDayOnTheWeekendOfTheCountryMovesToItsNextWorkingDay() {
        Given given = new Given(db);
        long trialId = given.trial("ZF2001-III");
        given.insert("update trial set due_days = 2 where id = :id returning id", Map.of("id", trialId)); // a Sunday
        Participation uzbekistan = given.country("ZF2001-III", "UZ");
        Participation egypt = given.country("ZF2001-III", "EG");
        recorded(given, uzbekistan, "UZ-01", "2021-02-08T20:59:00+05:00");
        recorded(given, uzbekistan, "UZ-03", "2021-09-09T00:01:00+05:00", "SYSTEM"); // loaded as history
        recorded(given, uzbekistan, "UZ-02", "2021-02-09T00:01:00+05:00");
        recorded(given, egypt, "EG-01", "2021-02-07T21:59:00+05:00");
        recorded(given, egypt, "EG-02", "2021-02-08T00:01:00+05:00");

        List<StatusReport.Site> sites = db.database()
                .read(tx -> tx.dao(StatusReportDao.class)
                        .sites(
                                new Part(trialId, FRIDAY, null, null, Long.MAX_VALUE),
                                Given.actor(Role.LEADERSHIP, Place.EVERYTHING).scope(Action.DOWNLOAD_REPORT)));

        // Saturday and Sunday in Uzbekistan, Friday and Saturday in Egypt: there a Sunday is a working day
        assertThat(sites)
                .extracting(StatusReport.Site::code, StatusReport.Site::lateReports)
                .containsExactlyInAnyOrder(
                        tuple("UZ-01", 0L),
                        tuple("UZ-02", 1L),
                        tuple("UZ-03", 0L),
                        tuple("EG-01", 0L),
                        tuple("EG-02", 1L));
    }

    private static void recorded(Given given, Participation country, String code, String at) {
        recorded(given, country, code, at, "FORM");
    }

    private static void recorded(Given given, Participation country, String code, String at, String channel) {
        long site = given.site(country, code, FRIDAY.minusWeeks(9));
        given.insert(
                """
                insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, entry_id,
                                    recorded_at)
                values (:trialId, :participationId, :site, :end, 1, 7, :channel,
                        current_setting('trialbridge.entry')::bigint, :at::timestamptz)
                returning id
                """,
                Map.of(
                        "trialId",
                        country.trialId(),
                        "participationId",
                        country.id(),
                        "site",
                        site,
                        "end",
                        FRIDAY,
                        "channel",
                        channel,
                        "at",
                        Instant.parse(at.replaceFirst("\\+05:00", "Z"))
                                .minusSeconds(5 * 3600)
                                .toString()));
    }
}
