package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.country.CountryNames;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.trial.Trial;

/**
 * A site that reports counts, or a country that declares its total.
 *
 * @param trial the trial's code
 * @param siteId null for a country; so are the site's name, city, status and days
 * @param code the site's code, or the country's
 * @param zone decides which day it is there
 * @param weekendDays of its country: 1 Monday to 7 Sunday
 * @param lastPeriodEnd the last period that was reported
 * @param screened the last value reported; for a country null
 * @param enrolled the last value reported; for a country null
 * @param lockedThrough the last day of its country's accepted periods; null if none is accepted
 */
public record CountsPlace(
        String trial,
        String trialTitle,
        long trialId,
        long participationId,
        @Nullable Long siteId,
        String iso2,
        String code,
        @Nullable String siteName,
        @Nullable String city,
        ZoneId zone,
        List<Integer> weekendDays,
        @Nullable SiteStatus status,
        @Nullable LocalDate activatedOn,
        @Nullable LocalDate closedOn,
        @Nullable Integer target,
        boolean illustrative,
        Trial.EnrolledMeans enrolledMeans,
        ReportingCalendar.Frequency reportingFrequency,
        @Nullable Integer weekEndsOn,
        List<LocalDate> periodEnds,
        int dueDays,
        int graceDays,
        @Nullable LocalDate lastPeriodEnd,
        @Nullable Integer screened,
        @Nullable Integer enrolled,
        @Nullable LocalDate lockedThrough) {
    public CountsPlace {
        weekendDays = List.copyOf(weekendDays);
        periodEnds = List.copyOf(periodEnds);
    }

    public Place place() {
        return new Place(trialId, participationId, siteId);
    }

    public ReportingCalendar calendar() {
        return new ReportingCalendar(
                reportingFrequency,
                weekEndsOn == null ? null : DayOfWeek.of(weekEndsOn),
                periodEnds,
                dueDays,
                graceDays);
    }

    /** The name of the site, or of the country in English. */
    public String name() {
        return Objects.requireNonNullElseGet(siteName, () -> CountryNames.of(iso2));
    }

    /** The path of its own page. */
    public String path() {
        return "/trials/" + trial + (siteId == null ? "/countries/" : "/sites/") + code;
    }

    /** What stands before the last day of a period: the week to 5 Feb. */
    public String periodWords() {
        return switch (reportingFrequency) {
            case DAILY -> "day";
            case WEEKLY -> "week to";
            case MONTHLY -> "month to";
            case CUSTOM -> "period to";
        };
    }

    /** What one calls a period: day, week. */
    public String periodWord() {
        return switch (reportingFrequency) {
            case DAILY -> "day";
            case WEEKLY -> "week";
            case MONTHLY -> "month";
            case CUSTOM -> "period";
        };
    }

    /** Tells whether a period is accepted, so that its counts stay as they are. */
    public boolean isLocked(LocalDate periodEnd) {
        return lockedThrough != null && !periodEnd.isAfter(lockedThrough);
    }

    LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(zone));
    }

    CountsContext.@Nullable Window window() {
        return status == null ? null : new CountsContext.Window(activatedOn, closedOn, status.isOpen());
    }
}
