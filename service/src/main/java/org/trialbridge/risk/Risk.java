package org.trialbridge.risk;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.milestone.Milestone;

/**
 * Something that may go wrong.
 *
 * @param trial the trial's code
 * @param iso2 the country; null for a risk of the whole trial
 * @param site the site's code; null for a risk of a trial or country
 * @param description what would cause it, and what would follow
 * @param probability 1 (very low) to 5 (very high)
 * @param impact 1 (very low) to 5 (very high)
 * @param score probability times impact
 * @param measures what is done about it
 * @param owner the name of the person or institution that owns it; null once the person's name was erased
 * @param raisedOn the day on which it was seen first
 * @param dueOn by when the measures are to be done
 * @param reviewOn when it is looked at again
 * @param closedOn since when it is over
 * @param milestoneId the milestone that it threatens
 * @param milestonePlace where that milestone is: a site's code, a country's, or the trial's
 * @param illustrative made for the demonstration, not a fact
 */
public record Risk(
        long id,
        int version,
        long trialId,
        String trial,
        @Nullable Long participationId,
        @Nullable String iso2,
        @Nullable Long siteId,
        @Nullable String site,
        String title,
        @Nullable String description,
        int probability,
        int impact,
        int score,
        Response response,
        @Nullable String measures,
        @Nullable Long ownerPersonId,
        @Nullable Long ownerInstitutionId,
        @Nullable String owner,
        LocalDate raisedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate reviewOn,
        Status status,
        @Nullable LocalDate closedOn,
        @Nullable Long milestoneId,
        Milestone.@Nullable Code milestone,
        @Nullable String milestonePlace,
        boolean illustrative) {
    static final int LEAST = 1;
    static final int MOST = 5;

    /** What is done about a risk. */
    public enum Response {
        AVOID("Avoid"),
        REDUCE("Reduce"),
        TRANSFER("Transfer"),
        ACCEPT("Accept");

        private final String label;

        Response(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** How far a risk is. */
    public enum Status {
        OPEN("Open"),
        /** What was decided about it is done, and it is watched. */
        IN_HAND("In hand"),
        /** It has happened. */
        OCCURRED("Occurred"),
        CLOSED("Closed");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public Place place() {
        return new Place(trialId, participationId, siteId);
    }

    /** Where it belongs, in short: a site's code, a country's, or the trial's. */
    public String placeCode() {
        return site != null ? site : iso2 != null ? iso2 : trial;
    }

    public Severity severity() {
        return Severity.of(score);
    }

    public boolean live() {
        return status != Status.CLOSED;
    }

    /** Where it stands in a list: those not closed first, the highest score at the top. */
    String rank() {
        return String.format(Locale.ROOT, "%d%02d_%019d", live() ? 0 : 1, MOST * MOST - score, id);
    }
}
