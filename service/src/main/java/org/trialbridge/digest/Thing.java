package org.trialbridge.digest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.agreement.Agreement;
import org.trialbridge.approval.Approval;

/**
 * Something that is due or expires.
 *
 * @param trial the trial's code
 * @param country ISO code, or null for an action or risk of the whole trial
 * @param site the code of the site that an approval or risk is for, or null
 * @param what the text of an action, the title of an agreement or risk, the reference of an approval if there is one
 * @param sort the kind of the agreement or approval; null for an action or risk
 * @param owner who owns the action or risk, signs the agreement or gives the approval
 * @param dueOn when the action is due or the risk looked at again; the last day on which the other holds
 */
public record Thing(
        Kind kind,
        long id,
        long trialId,
        @Nullable Long participationId,
        @Nullable Long siteId,
        String trial,
        @Nullable String country,
        @Nullable String site,
        @Nullable String what,
        @Nullable String sort,
        @Nullable String owner,
        LocalDate dueOn) {

    /** What it is. */
    public enum Kind {
        ACTION,
        AGREEMENT,
        APPROVAL,
        RISK
    }

    /** What tells it from all others. */
    public record Key(Kind kind, long id) {}

    Key key() {
        return new Key(kind, id);
    }

    boolean is(Kind kind) {
        return this.kind == kind;
    }

    /** Whether somebody owns it and is to do something; the other things expire. */
    boolean isOwned() {
        return kind == Kind.ACTION || kind == Kind.RISK;
    }

    Place place() {
        return new Place(trialId, participationId, siteId);
    }

    /** What it is about, as it was written: may hold anything. */
    public String title() {
        return switch (kind) {
            case ACTION -> text(what);
            case RISK -> "Risk to look at again: " + text(what);
            case AGREEMENT -> Agreement.Kind.valueOf(text(sort)).label() + ": " + text(what);
            case APPROVAL ->
                "Approval: " + Approval.Kind.valueOf(text(sort)).label() + (owner == null ? "" : ", " + owner)
                        + (site == null ? "" : ", " + site);
        };
    }

    /** The path of the page on which it stands. */
    public String path() {
        String home = "/trials/" + trial + "/countries/" + country;
        return switch (kind) {
            case ACTION -> "/actions/" + id;
            case RISK -> "/trials/" + trial + "/risks/" + id;
            case AGREEMENT -> home + "#agreement-" + id;
            case APPROVAL -> home + "/approvals/" + id + "/course";
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
