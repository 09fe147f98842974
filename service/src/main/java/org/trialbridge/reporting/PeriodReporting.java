package org.trialbridge.reporting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The report of a site for a period.
 *
 * @param owed whether the site was to report it; a report from before its activation or after its end was not owed
 * @param dueOn the last day on which it is on time, at the site
 * @param late whether it came after that day, or is still to come after it
 * @param locked whether the period is accepted
 * @param corrected whether the first report was corrected
 */
public record PeriodReporting(
        LocalDate periodEnd,
        ReportingState state,
        boolean owed,
        LocalDate dueOn,
        boolean late,
        boolean locked,
        boolean corrected) {

    /** Tells whether it counts when a country's reports are measured: it is in, or it should be. */
    @JsonIgnore
    public boolean isCounted() {
        return owed && (state == ReportingState.REPORTED || late);
    }

    /** Tells whether somebody can still be asked for it. */
    @JsonIgnore
    public boolean isOpen() {
        return owed && state != ReportingState.REPORTED && !locked;
    }

    /** One letter for a narrow table: R reported, L reported late, E expected, M missing. */
    @JsonIgnore
    public String letter() {
        return switch (state) {
            case REPORTED -> late ? "L" : "R";
            case EXPECTED -> "E";
            case MISSING -> "M";
        };
    }

    /** The whole in words. */
    @JsonIgnore
    public String words() {
        String state = this.state.label().toLowerCase(Locale.ROOT)
                + switch (this.state) {
                    case REPORTED -> late ? " late" : "";
                    case EXPECTED -> late ? ", overdue" : "";
                    case MISSING -> "";
                };
        return state + (corrected ? ", corrected" : "") + (locked ? ", accepted" : "");
    }
}
