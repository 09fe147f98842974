package org.trialbridge.importing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.problem.Problem;

/** What the rows of a file are. */
public enum Kind {
    INSTITUTIONS(
            "institution",
            ImmutableList.of(
                    Column.NAME, Column.NATIVE_NAME, Column.KIND, Column.COUNTRY, Column.PARENT, Column.ROR_ID),
            ImmutableSet.of(Column.NAME, Column.COUNTRY)),
    PEOPLE(
            "person",
            ImmutableList.of(
                    Column.NAME,
                    Column.NATIVE_NAME,
                    Column.TITLE,
                    Column.EMAIL,
                    Column.PHONE,
                    Column.LANGUAGES,
                    Column.ZONE,
                    Column.INSTITUTION,
                    Column.COUNTRY,
                    Column.POSITION,
                    Column.FROM,
                    Column.UNTIL,
                    Column.LAWFUL_BASIS),
            ImmutableSet.of(Column.NAME)),
    SITES(
            "site",
            ImmutableList.of(
                    Column.CODE,
                    Column.NAME,
                    Column.INSTITUTION,
                    Column.COUNTRY,
                    Column.CITY,
                    Column.ZONE,
                    Column.STATUS,
                    Column.PLANNED,
                    Column.ACTIVATED,
                    Column.TARGET),
            ImmutableSet.of(Column.CODE, Column.NAME, Column.COUNTRY)),
    MEETINGS(
            "meeting",
            ImmutableList.of(
                    Column.KIND,
                    Column.SERIES,
                    Column.NUMBER,
                    Column.TITLE,
                    Column.DATE,
                    Column.START,
                    Column.ZONE,
                    Column.END,
                    Column.DURATION,
                    Column.COUNTRIES,
                    Column.STATUS,
                    Column.LINK,
                    Column.PARTICIPANT,
                    Column.PARTICIPANT_INSTITUTION,
                    Column.PARTICIPANT_COUNTRY,
                    Column.PARTICIPANT_EMAIL,
                    Column.ROLE),
            ImmutableSet.of(Column.TITLE, Column.DATE, Column.ZONE));

    /** The sheet of a workbook of meetings that holds who took part. */
    static final String PARTICIPANTS = "Participants";

    private static final ImmutableList<Column> OF_PARTICIPANTS = ImmutableList.of(
            Column.MEETING,
            Column.PARTICIPANT,
            Column.PARTICIPANT_INSTITUTION,
            Column.PARTICIPANT_COUNTRY,
            Column.PARTICIPANT_EMAIL,
            Column.ROLE);

    private final String one;
    private final ImmutableList<Column> columns;
    private final ImmutableSet<Column> required;

    Kind(String one, ImmutableList<Column> columns, ImmutableSet<Column> required) {
        this.one = one;
        this.columns = columns;
        this.required = required;
    }

    /** By which it is named in addresses and by programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** How it is shown. */
    public String label() {
        return this == MEETINGS ? "Meetings with their participants" : sheet();
    }

    /** The name of the template's sheet. */
    String sheet() {
        return name().charAt(0) + word().substring(1);
    }

    /** Whether its rows belong to a trial. */
    public boolean needsTrial() {
        return this == SITES || this == MEETINGS;
    }

    /**
     * Returns normally if the actor may import such rows for a trial. Meetings are the whole trial's; sites can be those of
     * a part of it.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN
     */
    void require(Actor actor, Place trial) {
        if (this == MEETINGS) {
            actor.require(Action.EDIT_MEETINGS, trial);
        } else {
            actor.requireWithin(Action.EDIT_TRIAL, trial);
        }
    }

    /** What the columns of a sheet can be; the second sheet of meetings holds participants. */
    public List<Column> columns(int sheet) {
        return sheet == 0 ? columns : OF_PARTICIPANTS;
    }

    /** Without these a row says nothing. */
    public Set<Column> required(int sheet) {
        return sheet == 0 ? required : Set.of(Column.MEETING);
    }

    private boolean isOne(String heading) {
        return Likeness.key(heading).equals(one) || (this == INSTITUTIONS && Column.INSTITUTION.isCalled(heading));
    }

    /** What a heading most probably means. */
    Optional<Column> guess(int sheet, String heading) {
        List<Column> possible = columns(sheet);
        Column own = this == MEETINGS ? Column.TITLE : Column.NAME;
        return possible.stream()
                .filter(column -> column.isHeaded(heading))
                .findFirst()
                .or(() -> sheet == 0 && isOne(heading) ? Optional.of(own) : Optional.empty())
                .or(() -> possible.stream()
                        .filter(column -> column.isCalled(heading))
                        .findFirst());
    }
}
