package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.account.Browser;
import org.trialbridge.trial.Participation;

class ReportLinkHttpTest {
    private static final AtomicInteger TRIALS = new AtomicInteger();
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private final Browser phone = new Browser(app.url());
    private String trial = "";
    private Participation uzbekistan;
    private long site;
    private long nodira;

    @BeforeEach
    void aContactWithALink() {
        trial = "T-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        uzbekistan = app.given().country(trial, "UZ");
        site = app.given().site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 20));
        app.given().counts(uzbekistan, site, FRIDAY.minusWeeks(1), 40);
        nodira = app.given().user("Nodira");
        app.given()
                .insert(
                        """
                        insert into user_grant (user_id, role, trial_id, participation_id, site_id)
                        values (:user, 'SITE_CONTACT', :trialId, :country, :site)
                        returning id
                        """,
                        Map.of(
                                "user",
                                nodira,
                                "trialId",
                                uzbekistan.trialId(),
                                "country",
                                uzbekistan.id(),
                                "site",
                                site));
    }

    @Test
    void itOpensTheFormWithoutAPasswordAndLookingUsesNothingUp() {
        String path = link(Duration.ZERO);

        phone.get(path);
        String form = phone.get(path).body();

        assertThat(form)
                .contains(
                        "Report week to 5 Feb 2021",
                        "UZ-01 Site UZ-01",
                        "Last <strong>40</strong>",
                        "Save report for 5 Feb")
                .doesNotContain("/trials/" + trial, "My sites");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatIsSentIsReportedInTheNameOfWhomItWasSentToAndTwiceShowsTheReceipt() {
        String path = link(Duration.ZERO);
        phone.get(path);

        HttpResponse<String> wrong = phone.post(path, fields("screened", "50", "enrolled", "51"));
        HttpResponse<String> saved = phone.post(path, fields("screened", "60", "enrolled", "51"));
        HttpResponse<String> twice = phone.post(path, fields("screened", "60", "enrolled", "52"));
        String receipt = phone.get(path).body();

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("There is a problem", "Enter at most screened less screen failed, 50.");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).contains(app.url() + path);
        assertThat(twice.statusCode()).isEqualTo(303);
        assertThat(receipt)
                .contains("The report is saved", "Number", "51", "+11")
                .doesNotContain("Save report for", "<form method=\"post\" class");
        assertThat(lines()).containsExactly("2021-01-29 40 API null", "2021-02-05 51 LINK " + nodira);
        assertThat(channels()).containsExactly("counts.submit LINK " + nodira);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void oneButtonSaysThatNobodyCame() {
        String path = link(Duration.ZERO);
        String base = phone.get(path).body().replaceAll("(?s).*name=\"base\" value=\"([^\"]*)\".*", "$1");

        HttpResponse<String> saved = phone.post(path, fields("unchanged", "yes", "base", base));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(lines()).contains("2021-02-05 40 LINK " + nodira);
    }

    @Test
    void whatIsReportedOrAcceptedOtherwiseIsTold() {
        String reported = link(Duration.ZERO);
        app.given().counts(uzbekistan, site, FRIDAY, 44);
        String told = phone.get(reported).body();
        phone.post(reported, fields("enrolled", "45"));
        String accepted = link(FRIDAY.plusWeeks(1), Duration.ZERO);
        String open = phone.get(accepted).body();
        app.given().lock(uzbekistan, FRIDAY.plusWeeks(1));
        String closed = phone.get(accepted).body();
        HttpResponse<String> sent = phone.post(accepted, fields("enrolled", "50"));

        assertThat(told).contains("44").doesNotContain("Save report for");
        assertThat(open).contains("Save report for 12 Feb");
        assertThat(closed).contains("This period is accepted", "Checked up to").doesNotContain("Save report for");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("were accepted by Trialbridge");
        assertThat(lines()).containsExactly("2021-01-29 40 API null", "2021-02-05 44 API null");
    }

    @Test
    void anOldOrUnknownLinkAndOneOfSomebodyWithoutTheRoleOpensNothing() {
        String old = link(Duration.ofDays(15));
        String good = link(Duration.ZERO);
        assertThat(phone.get(good).statusCode()).isEqualTo(200);

        app.given().insert("delete from user_grant where user_id = :user returning id", Map.of("user", nodira));

        assertThat(phone.get(old).statusCode()).isEqualTo(404);
        assertThat(phone.get("/report/" + "A".repeat(43)).body()).contains("This link can not be used any more");
        assertThat(phone.get(good).statusCode()).isEqualTo(404);
        assertThat(phone.post(good, fields("enrolled", "50")).statusCode()).isEqualTo(404);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aLinkOfADisabledUserOpensNothing() {
        String path = link(Duration.ZERO);
        app.given()
                .insert(
                        "update user_account set disabled_at = now() where id = :id returning id",
                        Map.of("id", nodira));

        assertThat(phone.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void itGrantsNothingButThatForm() {
        phone.get(link(Duration.ZERO));

        assertThat(phone.get("/trials/" + trial + "/sites/UZ-01").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/sign-in"));
        assertThat(phone.get("/my-sites").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/sign-in"));
    }

    private String link(Duration age) {
        return link(FRIDAY, age);
    }

    private String link(LocalDate periodEnd, Duration age) {
        Instant now = Clock.systemUTC().instant().minus(age);
        ReportLink link = ReportLink.make(nodira, uzbekistan.trialId(), uzbekistan.id(), site, periodEnd, now);
        app.db().database().bookkeep(tx -> {
            tx.dao(ReportLinkDao.class).add(link);
            return link;
        });
        return link.path();
    }

    private List<String> lines() {
        return strings("""
                select c.period_end || ' ' || c.enrolled || ' ' || c.channel || ' ' || coalesce(a.user_id::text, 'null')
                  from counts c
                  join audit_entry a on a.id = c.entry_id
                 where c.site_id = :site
                 order by c.id
                """);
    }

    private List<String> channels() {
        return strings("""
                select action || ' ' || channel || ' ' || user_id
                  from audit_entry
                 where subject_table = 'site' and subject_id = :site and action like 'counts.%'
                """);
    }

    private int used() {
        return strings("select id::text from report_link where site_id = :site and used_at is not null")
                .size();
    }

    private List<String> strings(String sql) {
        return app.db()
                .query(handle -> handle.createQuery(sql)
                        .bind("site", site)
                        .mapTo(String.class)
                        .list());
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
