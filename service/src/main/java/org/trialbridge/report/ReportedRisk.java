package org.trialbridge.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.risk.Risk;
import org.trialbridge.risk.Severity;

/**
 * A risk in a status report.
 *
 * @param iso2 null for a risk of the whole trial
 * @param site the site's code; null for a risk of a trial or country
 * @param ownerRole of the person who owns it
 */
public record ReportedRisk(
        long id,
        @Nullable String iso2,
        @Nullable String site,
        String title,
        int probability,
        int impact,
        Risk.Response response,
        @Nullable String ownerRole,
        @Nullable String ownerInstitution,
        @Nullable LocalDate dueOn,
        Risk.Status status,
        boolean illustrative) {

    int score() {
        return probability * impact;
    }

    Severity severity() {
        return Severity.of(score());
    }

    String where() {
        if (iso2 == null) {
            return "Trial";
        }
        return site == null ? CountryNames.of(iso2) : CountryNames.of(iso2) + ", " + site;
    }
}
