package org.trialbridge.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.trial.SiteStatus;

/**
 * A site of a trial.
 *
 * @param trial the trial's code
 * @param iso2 the country in whose participation it is
 * @param code unique in its trial
 * @param zone decides which day it is at the site
 * @param status as shown: an activated site with a first enrolled participant is ENROLLING
 * @param target participants to be enrolled
 * @param illustrative made for the demonstration, not a fact
 */
public record Site(
        long id,
        int version,
        long trialId,
        String trial,
        long participationId,
        String iso2,
        String code,
        String name,
        @Nullable Long institutionId,
        @Nullable String institutionName,
        @Nullable String city,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        ZoneId zone,
        SiteStatus status,
        @Nullable LocalDate plannedActivationOn,
        @Nullable LocalDate activatedOn,
        @Nullable LocalDate closedOn,
        @Nullable Integer target,
        boolean illustrative) {

    public Place place() {
        return Place.site(trialId, participationId, id);
    }

    /** What is stored of its status: ENROLLING follows from the counts. */
    public SiteStatus storedStatus() {
        return status == SiteStatus.ENROLLING ? SiteStatus.ACTIVATED : status;
    }
}
