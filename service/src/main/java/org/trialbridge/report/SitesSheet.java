package org.trialbridge.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.report.StatusReport.Site;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.report.Totals.Total;
import org.trialbridge.trial.SiteStatus;

/** Sheet 3: each site, one a row. */
final class SitesSheet {
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Country", 17),
            Column.texts("Code", 10),
            Column.texts("Name", 28),
            Column.texts("Institution", 28),
            Column.texts("City", 14),
            Column.texts("Investigator", 28),
            Column.texts("Status", 17),
            Column.dates("Activated", 11),
            Column.numbers("Target", 9),
            Column.numbers("Screened", 10),
            Column.numbers("Screen failed", 9),
            Column.numbers("Enrolled", 9),
            Column.numbers("Dose 1", 9),
            Column.numbers("Dose 2", 9),
            Column.numbers("Dose 3", 9),
            Column.numbers("With-\ndrawn", 8),
            Column.numbers("Com-\npleted", 8),
            Column.dates("Last report\n(period end)", 12),
            Column.numbers("Since then\n(days)", 9),
            Column.numbers("Late reports", 8),
            Column.texts("About the site or its number enrolled", 22));

    private SitesSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table("Sites", COLUMNS);
        LocalDate asOf = report.parameters().asOf();
        for (Site site : report.sites()) {
            Total total = report.totals().site(site.id());
            SiteStatus status = site.statusOn(asOf, total.enrolled());
            LocalDate last = total.lastPeriodEnd();
            table.row()
                    .text(CountryNames.of(site.iso2()))
                    .text(site.code())
                    .text(site.name())
                    .text(site.institution())
                    .text(site.city())
                    .text(Wording.person(site.investigatorRole(), site.investigatorInstitution()))
                    .text(status == null ? "Not yet activated" : status.label())
                    .date(site.activatedOn())
                    .whole(site.target());
            for (Metric metric : Metric.values()) {
                table.count(total.count(metric), metric == Metric.ENROLLED ? total.marks() : Marks.NONE);
            }
            table.date(last)
                    .whole(last == null ? null : ChronoUnit.DAYS.between(last, asOf))
                    .whole(site.lateReports())
                    .text(about(site, total));
        }
        return table.end("No site is known yet.");
    }

    private static @Nullable String about(Site site, Total total) {
        List<String> words = new ArrayList<>();
        if (site.illustrative()) {
            words.add("illustrative site");
        }
        String number = total.marks().words(total.enrolled());
        if (number != null) {
            words.add(number);
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }
}
