package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** Leadership reads where the trial stood on a day, why, and takes the report along. */
class ReadOverviewJourneyIT {
    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void theOverviewOfADayTellsWhereTheTrialStood() {
        Page page = onFifthOfFebruary();

        assertThat(figure(page, "Enrolled")).startsWith("more than 6 000 of 29 000 planned");
        assertThat(figure(page, "Countries recruiting")).isEqualTo("2 of 12");
        assertThat(figure(page, "Bridging webinars held")).isEqualTo("16");
        assertThat(plain(page.locator("main tr:has-text('Uzbekistan')").first().innerText()))
                .contains("Recruiting", "more than 5 000", "9 000", "5 Feb 2021");
        assertThat(page.locator("main .head a").innerText()).isEqualTo("Download the status report");
    }

    @Test
    void aCountryTellsWhyItStandsWhereItStoodThatDay() {
        Page page = onFifthOfFebruary();

        page.locator("main table a:text-is('Uzbekistan')").click();

        assertThat(page.locator("main").innerText()).contains("As of 5 Feb 2021");
        assertThat(figure(page, "Stage")).isEqualTo("Recruiting 57 days, since 10 Dec 2020");
        assertThat(figure(page, "Enrolled")).isEqualTo("more than 5 000 of 9 000, 56 %");
        assertThat(page.locator(".timeline > li").first().innerText())
                .contains("10 Dec 2020", "Recruiting", "Evidence: ");
    }

    @Test
    void theNumberEnrolledLeadsToTheLinesAndCorrectionsBehindIt() {
        Page page = onFifthOfFebruary();

        page.locator(".figures a:has-text('6 000')").click();

        assertThat(page.locator("main").innerText()).contains("As of 5 Feb 2021", "This number was not corrected.");
        assertThat(plain(page.locator("main tr.total").innerText())).startsWith("All more than 6 000");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();

        page.locator("main table a:text-is('Uzbekistan')").click();

        assertThat(plain(page.locator("main tr:has-text('Declared by the country')")
                        .innerText()))
                .contains("more than 5 000", "5 Feb 2021", "History of the declared total");

        page.locator("text=Back to now").click();

        assertThat(plain(page.locator(".trail").innerText()))
                .contains("Uzbekistan, declared, 17 Dec 2021", "Enrolled 7 000 → 6 965");
    }

    @Test
    void everyNumberOfTheTableOfPeriodsLeadsToWhatIsBehindIt() {
        Page page = onFifthOfFebruary();
        page.locator("summary:has-text('The numbers of the curve')").click();
        Locator newest = page.locator("table:has(caption:text-is('Enrolled by the end of each period')) tbody tr")
                .first();
        String screened = newest.locator("td").nth(2).innerText();

        newest.locator("td").nth(2).locator("a").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("Where a number comes from: screened");
        assertThat(page.locator("main tr.total td").first().innerText()).isEqualTo(screened);

        page.locator("main nav a:text-is('Dose 1')").click();
        page.locator("main table a:text-is('Uzbekistan')").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("Where a number comes from: dose 1");
        assertThat(page.locator("main").innerText()).contains("As of 5 Feb 2021");
        assertThat(plain(page.locator("main tr:has-text('UZ-01')").first().innerText()))
                .contains("5 Feb 2021", "History of UZ-01, 5 Feb 2021");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
    }

    @Test
    void theForecastIsReadInWordsAndInNumbersWithoutSeeingTheFan() {
        Page page = onFifthOfFebruary();

        assertThat(plain(page.locator(".forecast").innerText()))
                .contains("Enrollment of 29 000 is expected by", "8 of 10 forecasts like this one end between")
                .contains("It looks ahead from 5 Feb 2021", "It does not foresee the end of recruitment");
        assertThat(plain(String.valueOf(page.locator("svg.curve").getAttribute("aria-label"))))
                .contains("From 5 Feb 2021 on a forecast:");
        page.locator("summary:has-text('The numbers of the forecast')").focus();
        page.keyboard().press("Enter");
        Locator rows = page.locator("details[open] tbody tr");
        PlaywrightAssertions.assertThat(rows.first()).isVisible();
        assertThat(rows.count()).isGreaterThanOrEqualTo(12);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();

        page.locator("main table a:text-is('Uzbekistan')").click();

        assertThat(plain(page.locator(".forecast").innerText())).contains("Enrollment of 9 000 is expected by");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
    }

    @Test
    void theReportOfTheDayIsTwoClicksAwayAndSaysTheSame() throws IOException {
        Page page = onFifthOfFebruary();
        String enrolled = figure(page, "Enrolled").replaceAll("of.*|[^0-9]", "");

        page.setDefaultTimeout(60_000); // a workbook with charts takes its time on a busy machine
        page.locator("main .head a").click();
        Download download = page.waitForDownload(
                () -> page.locator("main .submit .btn-primary").click());

        assertThat(download.suggestedFilename()).contains("2021-02-05").endsWith(".xlsx");
        Map<String, Double> summary = summary(download);
        assertThat(summary)
                .containsEntry("Enrolled (participants)", Double.valueOf(enrolled))
                .containsEntry("Target (participants)", 29_000.0)
                .containsEntry("Countries recruiting", 2.0)
                .containsEntry("Bridging webinars held", 16.0);
    }

    private Page onFifthOfFebruary() {
        Page page = browsers.page();
        demonstration.signIn(page, "leadership");
        assertThat(page.url()).endsWith("/trials/ZF2001-III");
        page.fill("#asOf", "2021-02-05");
        page.locator("main form.filters button").click();
        return page;
    }

    private static String figure(Page page, String label) {
        return plain(
                page.locator(".figures div:has(dt:text-is('" + label + "')) dd").innerText());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip();
    }

    private static Map<String, Double> summary(Download download) throws IOException {
        Map<String, Double> figures = new HashMap<>();
        try (InputStream in = download.createReadStream();
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            for (Row row : workbook.getSheet("Summary")) {
                Cell label = row.getCell(0);
                Cell value = row.getCell(1);
                if (label != null && value != null && value.getCellType() == CellType.NUMERIC) {
                    figures.putIfAbsent(label.getStringCellValue(), value.getNumericCellValue());
                }
            }
        }
        return figures;
    }
}
