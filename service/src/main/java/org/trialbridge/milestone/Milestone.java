package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * A milestone as it is stored, with what proves it.
 *
 * @param trial the trial's code
 * @param iso2 the country; null for a milestone of the trial
 * @param site the site's code; null for a milestone of a trial or country
 * @param baselineOn the first plan, from which lateness is measured
 * @param baseline the name of the baseline in which that day is frozen; null if it is not
 * @param actualOn the day somebody entered on which it was reached
 * @param dependencies what it waits for
 * @param override the colour that somebody gave it last in the place of the rule's, also if that is over
 * @param lastReason why a date was changed last
 * @param provenOn the day on which it was reached by itself
 * @param provenBy what shows that, in words
 * @param illustrative made for the demonstration, not a fact
 */
public record Milestone(
        long id,
        int version,
        long trialId,
        String trial,
        @Nullable Long participationId,
        @Nullable String iso2,
        @Nullable Long siteId,
        @Nullable String site,
        Code code,
        @Nullable LocalDate baselineOn,
        @Nullable String baseline,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate forecastOn,
        @Nullable LocalDate actualOn,
        boolean cancelled,
        @Json List<Dependency> dependencies,
        boolean illustrative,
        @Json @Nullable RagOverride override,
        @Nullable String lastReason,
        @Nullable LocalDate provenOn,
        @Nullable String provenBy) {

    public Milestone {
        dependencies = List.copyOf(dependencies);
    }

    /** What is reached. */
    public enum Code {
        COUNTRY_CONTACTED("Country contacted"),
        FIRST_WEBINAR("First webinar"),
        MOU_SIGNED("MOU signed"),
        ETHICS_SUBMITTED("Ethics submitted"),
        ETHICS_APPROVED("Ethics approved"),
        REGULATOR_SUBMITTED("Regulator submitted"),
        REGULATOR_APPROVED("Regulator approved"),
        IMPORT_LICENCE("Import licence"),
        PRODUCT_SHIPPED("Product shipped"),
        PRODUCT_RECEIVED("Product received"),
        SITE_INITIATED("Site initiated"),
        SITE_ACTIVATED("Site activated"),
        FIRST_PARTICIPANT_ENROLLED("First participant enrolled"),
        FIRST_PARTICIPANT_DOSED("First participant dosed"),
        ENROLLED_25("25 % enrolled"),
        ENROLLED_50("50 % enrolled"),
        ENROLLED_75("75 % enrolled"),
        ENROLLED_100("100 % enrolled"),
        LAST_PARTICIPANT_ENROLLED("Last participant enrolled"),
        LAST_PARTICIPANT_LAST_VISIT("Last participant, last visit"),
        DATA_CUTOFF("Data cutoff");

        private final String label;

        Code(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }

        /** Which part of the target it is about, in %; 0 for a milestone of something else. */
        public int percent() {
            return switch (this) {
                case ENROLLED_25 -> 25;
                case ENROLLED_50 -> 50;
                case ENROLLED_75 -> 75;
                case ENROLLED_100 -> 100;
                default -> 0;
            };
        }
    }

    public Place place() {
        return new Place(trialId, participationId, siteId);
    }

    /** Where it belongs, in short: a site's code, a country's, or the trial's. */
    public String placeCode() {
        return site != null ? site : iso2 != null ? iso2 : trial;
    }

    /** The day on which it was reached: as entered, else as proven; null if it was not. */
    public @Nullable LocalDate reachedOn() {
        return actualOn != null ? actualOn : provenOn;
    }

    /** What it is called among all of a trial. */
    public String name() {
        return code.label() + " (" + placeCode() + ")";
    }
}
