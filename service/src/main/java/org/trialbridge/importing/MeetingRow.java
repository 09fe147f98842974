package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a meeting, with the rows of those who took part: its own, those below it, and those of the second sheet. */
record MeetingRow(RowCells cells, List<RowCells> participants) {
    private static final List<Column> OF_THE_MEETING = List.of(Column.TITLE, Column.NUMBER, Column.DATE, Column.START);

    /** Joins rows that say the same of their meeting, or nothing, to the one above. */
    static List<MeetingRow> group(List<RowCells> rows) {
        List<MeetingRow> meetings = new ArrayList<>();
        for (RowCells cells : rows) {
            MeetingRow last = meetings.isEmpty() ? null : meetings.get(meetings.size() - 1);
            if (last != null && isMore(cells, last.cells())) {
                last.participants().add(cells);
            } else {
                List<RowCells> participants = new ArrayList<>();
                if (!isNobody(cells)) {
                    participants.add(cells);
                }
                meetings.add(new MeetingRow(cells, participants));
            }
        }
        return meetings;
    }

    /** Joins the rows of the second sheet to the meetings that they name by number or title. */
    static void join(List<MeetingRow> meetings, List<RowCells> rows) {
        for (RowCells cells : rows) {
            String named = cells.text(Column.MEETING);
            if (named == null) {
                cells.wrong(Column.MEETING, "Enter the number or the title of the meeting, as in the first sheet.");
                continue;
            }
            List<MeetingRow> found =
                    meetings.stream().filter(meeting -> meeting.isCalled(named)).toList();
            if (found.size() == 1) {
                found.get(0).participants().add(cells);
            } else {
                cells.wrong(
                        Column.MEETING,
                        found.isEmpty()
                                ? "The first sheet has no meeting of this number or title."
                                : "The first sheet has several of these. Write the number.");
            }
        }
    }

    private boolean isCalled(String named) {
        return Likeness.key(named).equals(Likeness.key(cells.seen(Column.NUMBER)))
                || sameTitle(named, cells.text(Column.TITLE));
    }

    private static boolean sameTitle(String named, @Nullable String title) {
        return title != null && Likeness.key(named).equals(Likeness.key(title));
    }

    private static boolean isMore(RowCells cells, RowCells above) {
        return !isNobody(cells)
                && OF_THE_MEETING.stream()
                        .allMatch(column ->
                                cells.isEmpty(column) || cells.seen(column).equals(above.seen(column)));
    }

    static boolean isNobody(RowCells cells) {
        return cells.isEmpty(Column.PARTICIPANT)
                && cells.isEmpty(Column.PARTICIPANT_INSTITUTION)
                && cells.isEmpty(Column.PARTICIPANT_COUNTRY)
                && cells.isEmpty(Column.PARTICIPANT_EMAIL);
    }
}
