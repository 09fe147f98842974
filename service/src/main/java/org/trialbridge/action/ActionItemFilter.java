package org.trialbridge.action;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Which action items are asked for; what is null does not matter.
 *
 * @param trial the trial's code
 * @param country ISO code
 * @param open whether only those are asked for on which somebody still has to act
 * @param overdue whether only overdue ones are asked for
 * @param soon whether only those are asked for that are due today or within seven days
 * @param mine whether only those of whoever asks, or of his institution
 * @param dueFrom the first due day
 * @param dueTo the last due day
 * @param q words that the action's text or its owner's name contain, each of them
 */
public record ActionItemFilter(
        @Nullable Long id,
        @Nullable String trial,
        @Nullable String country,
        ActionItem.@Nullable Status status,
        boolean open,
        boolean overdue,
        boolean soon,
        @Nullable Long meetingId,
        boolean mine,
        @Nullable Long ownerPersonId,
        @Nullable Long ownerInstitutionId,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable String q) {
    /** The owner that stands for whoever asks. */
    public static final String ME = "me";

    private static final Pattern OWNER = Pattern.compile("(person|institution)-([0-9]{1,18})");

    public static ActionItemFilter of(
            @Nullable String trial,
            @Nullable String country,
            ActionItem.@Nullable Status status,
            boolean overdue,
            @Nullable String q) {
        return new ActionItemFilter(
                null, trial, country, status, false, overdue, false, null, false, null, null, null, null, q);
    }

    public static ActionItemFilter ofMeeting(long meetingId) {
        return new ActionItemFilter(
                null, null, null, null, false, false, false, meetingId, false, null, null, null, null, null);
    }

    static ActionItemFilter only(long id) {
        return new ActionItemFilter(
                id, null, null, null, false, false, false, null, false, null, null, null, null, null);
    }

    /**
     * The same, of one owner.
     *
     * @param owner {@value #ME}, {@code person-12} or {@code institution-34}; null for any
     * @throws Problem INVALID if it is none of these
     */
    public ActionItemFilter ownedBy(@Nullable String owner) {
        Matcher matcher = OWNER.matcher(owner == null ? "" : owner);
        boolean named = matcher.matches();
        if (owner != null && !named && !owner.equals(ME)) {
            throw Problem.invalid("owner", "Choose one from the list.");
        }
        Long id = named ? Long.valueOf(matcher.group(2)) : null;
        boolean person = named && "person".equals(matcher.group(1));
        return new ActionItemFilter(
                this.id,
                trial,
                country,
                status,
                open,
                overdue,
                soon,
                meetingId,
                ME.equals(owner),
                person ? id : null,
                person ? null : id,
                dueFrom,
                dueTo,
                q);
    }

    /**
     * The same, due in a window.
     *
     * @param soon whether it is due today or within seven days, by the calendar of its country
     * @param from the first day, or null
     * @param to the last day, or null
     */
    public ActionItemFilter due(boolean soon, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new ActionItemFilter(
                id,
                trial,
                country,
                status,
                open,
                overdue,
                soon,
                meetingId,
                mine,
                ownerPersonId,
                ownerInstitutionId,
                from,
                to,
                q);
    }

    /** The same, without those that are done or cancelled. */
    public ActionItemFilter stillOpen() {
        return open(true);
    }

    /** The same, with or without those that are done or cancelled. */
    public ActionItemFilter open(boolean only) {
        return new ActionItemFilter(
                id,
                trial,
                country,
                status,
                only,
                overdue,
                soon,
                meetingId,
                mine,
                ownerPersonId,
                ownerInstitutionId,
                dueFrom,
                dueTo,
                q);
    }
}
