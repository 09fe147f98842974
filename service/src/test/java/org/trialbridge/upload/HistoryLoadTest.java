package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.SiteService;
import org.trialbridge.table.Limits;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.trial.ParticipationService;

class HistoryLoadTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final BatchTerms TERMS = new BatchTerms(Provenance.PUBLISHED, true, false);
    private static final String SITES = """
            site,iso2,opened,name
            UZ-01,UZ,2020-12-10,Tashkent
            PK-03,PK,2021-01-15,
            """;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final List<String> progress = new ArrayList<>();
    private HistoryLoad load;

    @BeforeEach
    void aTrialWithoutSites() {
        new Given(db).trial("OLD");
        load = new HistoryLoad(
                new ParticipationService(db.database()),
                new SiteService(db.database(), CLOCK),
                new CountsBatchService(db.database(), CLOCK),
                progress::add);
    }

    @Test
    void sitesAndTheirCountriesAreAddedOnceAndCountsLoadedOnce() {
        String counts = "site,period_end,enrolled\nUZ-01,2021-02-05,7\nUZ-01,2021-01-29,5\nPK-03,2021-02-05,3\n";

        int added = load.addSites(Actor.system(), "OLD", file(SITES));
        HistoryLoad.Loaded first = load.addCounts(Actor.system(), "OLD", file(counts), TERMS);
        int addedAgain = load.addSites(Actor.system(), "OLD", file(SITES));
        HistoryLoad.Loaded again = load.addCounts(Actor.system(), "OLD", file(counts), TERMS);

        assertThat(List.of(added, addedAgain)).containsExactly(2, 0);
        assertThat(first).isEqualTo(new HistoryLoad.Loaded(3, 0, 0));
        assertThat(again).isEqualTo(new HistoryLoad.Loaded(0, 0, 3));
        assertThat(stored())
                .containsExactly(
                        "PK PK-03 PK-03 2021-02-05 3 PUBLISHED SYSTEM",
                        "UZ UZ-01 Tashkent 2021-01-29 5 PUBLISHED SYSTEM",
                        "UZ UZ-01 Tashkent 2021-02-05 7 PUBLISHED SYSTEM");
        assertThat(progress).startsWith("Sites: 2, of them 2 new.", "Rows: 3. Checking them.", "Stored: 3 of 3.");
    }

    @Test
    void oneWrongRowKeepsAllOut() {
        load.addSites(Actor.system(), "OLD", file(SITES));

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> load.addCounts(
                        Actor.system(),
                        "OLD",
                        file("site,period_end,enrolled\nUZ-01,2021-02-05,7\nUZ-07,2021-02-05,7\nUZ-01,2021-01-28,x\n"),
                        TERMS));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("rows/3/site", "rows/4/enrolled");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aFileOfSitesThatIsNoneIsRefused() {
        Problem headings = catchThrowableOfType(
                Problem.class, () -> load.addSites(Actor.system(), "OLD", file("site,country\nUZ-01,UZ\n")));
        Problem day = catchThrowableOfType(
                Problem.class,
                () -> load.addSites(Actor.system(), "OLD", file("site,country,opened\nUZ-01,UZ,01/02/2020\n")));

        assertThat(headings.errors().get(0).message()).contains("site, country and opened");
        assertThat(day.errors().get(0).field()).isEqualTo("rows/2/opened");
    }

    @Test
    void whatIsLargerThanOnePartIsLoadedInWholeSites() {
        StringBuilder sites = new StringBuilder("site,country,opened\n");
        StringBuilder counts = new StringBuilder("site,period_end,enrolled\n");
        for (int site = 1; site <= 25; site++) {
            sites.append("S-" + site + ",UZ,2019-01-01\n");
            for (int week = 0; week < 100; week++) {
                counts.append("S-" + site + "," + LocalDate.of(2020, 1, 3).plusWeeks(week) + "," + week + "\n");
            }
        }
        load.addSites(Actor.system(), "OLD", file(sites.toString()));

        HistoryLoad.Loaded loaded = load.addCounts(Actor.system(), "OLD", file(counts.toString()), TERMS);

        assertThat(loaded.reported()).isEqualTo(2500);
        assertThat(progress).contains("Stored: 2,000 of 2,500.", "Stored: 2,500 of 2,500.");
    }

    private static UploadedFile file(String csv) {
        return UploadedFile.receive(
                "history.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Limits.LOAD);
    }

    private List<String> stored() {
        return db.query(handle -> handle.createQuery("""
                        select concat_ws(' ', p.country_iso2, s.code, s.name, c.period_end, c.enrolled, c.provenance, c.channel)
                          from counts c
                          join site s on s.id = c.site_id
                          join participation p on p.id = s.participation_id
                         order by s.code, c.period_end
                        """).mapTo(String.class).list());
    }
}
