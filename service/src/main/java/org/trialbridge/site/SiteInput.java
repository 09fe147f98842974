package org.trialbridge.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.Country;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.trial.Codes;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.SiteStatus;

/**
 * A site as typed, unchecked.
 *
 * @param reason why the status goes back; it is kept in the audit trail
 */
public record SiteInput(
        @Nullable String code,
        @Nullable String iso2,
        @Nullable String name,
        @Nullable Long institutionId,
        @Nullable String city,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String zone,
        @Nullable SiteStatus status,
        @Nullable LocalDate plannedActivationOn,
        @Nullable LocalDate activatedOn,
        @Nullable LocalDate closedOn,
        @Nullable Integer target,
        @Nullable String reason) {
    private static final int MOST_PARTICIPANTS = 1_000_000;
    /** About a metre. */
    private static final int DECIMALS = 5;

    /** Tells which day it is in a zone. */
    public interface Today {
        LocalDate in(ZoneId zone);
    }

    /** The reason as it is kept, or null if there is none. */
    @Nullable
    String reasonGiven() {
        String given = reason == null || !Texts.isStorable(reason) ? "" : Texts.clean(reason);
        return given.isEmpty() ? null : given;
    }

    /**
     * @param current the site to be changed, or null for a new one
     * @throws Problem INVALID with everything that is wrong
     */
    public Site toSite(
            Participation participation,
            @Nullable Site current,
            Country country,
            boolean institutionExists,
            Today today) {
        Errors errors = new Errors();
        ZoneId place = zone(errors, country);
        Site site = new Site(
                current == null ? 0 : current.id(),
                current == null ? 0 : current.version(),
                participation.trialId(),
                participation.trial(),
                participation.id(),
                Codes.keep(errors, iso2, "iso2", participation.iso2()),
                current == null ? Codes.check(errors, code, "code") : Codes.keep(errors, code, "code", current.code()),
                errors.text(name, "name", 200),
                institutionId,
                null,
                errors.optionalText(city, "city", 100),
                degrees(errors, latitude, "latitude", 90),
                degrees(errors, longitude, "longitude", 180),
                place,
                status == null && current == null
                        ? SiteStatus.CANDIDATE
                        : errors.require(status, "status", status(current)),
                plannedActivationOn,
                activatedOn,
                closedOn,
                target,
                false);

        errors.check(
                institutionId == null || institutionExists, "institutionId", "Choose an institution of the directory.");
        errors.check(
                target == null || (target >= 1 && target <= MOST_PARTICIPANTS),
                "target",
                "Enter a number from 1 to {0}.",
                MOST_PARTICIPANTS);
        SiteSteps.check(errors, status(current), site, errors.optionalText(reason, "reason", 500), today.in(place));
        errors.throwIfAny();
        return site;
    }

    private static SiteStatus status(@Nullable Site current) {
        return current == null ? SiteStatus.CANDIDATE : current.status();
    }

    private ZoneId zone(Errors errors, Country country) {
        String text = errors.optionalText(zone, "zone", 60);
        boolean known = text != null && ZoneId.getAvailableZoneIds().contains(text);
        errors.check(text == null || known, "zone", "Enter a time zone such as {0}.", country.zone());
        return text != null && known ? ZoneId.of(text) : country.zone();
    }

    private static @Nullable BigDecimal degrees(Errors errors, @Nullable BigDecimal value, String field, int most) {
        if (value == null) {
            return null;
        }
        boolean inside = value.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
        errors.check(inside, field, "Enter degrees from -{0} to {0}, such as 41.3.", most);
        return inside ? value.setScale(DECIMALS, RoundingMode.HALF_UP) : null;
    }
}
