package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Mentions;
import org.trialbridge.institution.Institution;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.AttendanceDraft;
import org.trialbridge.meeting.AttendanceInput;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Judges the participants of one meeting after the other. Whoever has an address of the directory is that person. */
final class ParticipantJudge {
    private static final Column[] COLUMNS = {
        Column.PARTICIPANT_INSTITUTION, Column.PARTICIPANT_COUNTRY, Column.PARTICIPANT_EMAIL, Column.ROLE
    };

    private final Directory directory;
    private final Countries countries;
    private final Mentions mentions;
    private final Map<String, Long> people;
    private final Set<String> codes;

    private boolean held;
    private Set<Long> listed = new HashSet<>();
    private Set<String> addresses = new HashSet<>();
    private Set<String> names = new HashSet<>();

    /**
     * @param people ids by address, in small letters
     * @param codes of all countries
     */
    ParticipantJudge(
            Directory directory, Countries countries, Mentions mentions, Map<String, Long> people, Set<String> codes) {
        this.directory = directory;
        this.countries = countries;
        this.mentions = mentions;
        this.people = people;
        this.codes = codes;
    }

    /** The lines of a meeting that are not on its list already; what is wrong with a row is noted there. */
    List<AttendanceDraft> judge(List<RowCells> rows, @Nullable KnownMeeting there, boolean took) {
        begin(there, took);
        List<AttendanceDraft> lines = new ArrayList<>();
        for (RowCells cells : rows) {
            AttendanceDraft line = cells.wrong().isEmpty() ? judge(cells) : null;
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private void begin(@Nullable KnownMeeting there, boolean took) {
        held = took;
        listed = new HashSet<>();
        addresses = new HashSet<>();
        names = new HashSet<>();
        if (there != null) {
            addresses.addAll(there.addresses());
            for (Attendance line : there.attendance()) {
                if (line.personId() != null) {
                    listed.add(line.personId());
                }
                String name = line.name() == null ? line.person() : line.name();
                if (name != null) {
                    names.add(key(name, line.institutionId(), line.country()));
                }
            }
        }
    }

    /** Returns the line; null if it is on the list already, or something is wrong with it. */
    private @Nullable AttendanceDraft judge(RowCells cells) {
        String name = cells.text(Column.PARTICIPANT);
        String email = cells.text(Column.PARTICIPANT_EMAIL);
        String country = countries.iso2(cells, Column.PARTICIPANT_COUNTRY);
        boolean inCountry = country != null
                && cells.text(Column.PARTICIPANT_INSTITUTION) != null
                && !directory
                        .like(String.valueOf(cells.text(Column.PARTICIPANT_INSTITUTION)), country)
                        .isEmpty();
        Institution institution = directory.named(cells, Column.PARTICIPANT_INSTITUTION, inCountry ? country : null);
        Attendance.Role role = cells.choice(Column.ROLE, Attendance.Role.class, Attendance.Role::name);
        String address = email == null ? "" : email.toLowerCase(Locale.ROOT);
        Long personId = people.get(address);
        Long institutionId = institution == null ? null : institution.id();
        boolean there = personId != null ? listed.contains(personId) : addresses.contains(address);
        String where = country != null ? country : institution == null ? null : institution.iso2();
        if (there || (name != null && !names.add(key(name, institutionId, where)))) {
            return null;
        }
        AttendanceInput input = new AttendanceInput(
                personId,
                institutionId,
                country,
                1,
                role,
                null,
                personId == null ? name : null,
                personId == null ? email : null);
        Errors errors = new Errors();
        AttendanceDraft draft = input.toDraft(errors, "", mentions, codes, listed, held);
        if (!errors.isEmpty()) {
            cells.wrong(Problem.invalid(errors.list()), Column.PARTICIPANT, COLUMNS);
        }
        if (!cells.wrong().isEmpty()) {
            return null;
        }
        if (personId != null) {
            listed.add(personId);
        } else if (!address.isEmpty()) {
            addresses.add(address);
        }
        return draft;
    }

    private static String key(String name, @Nullable Long institutionId, @Nullable String country) {
        return Likeness.key(name) + " " + institutionId + " " + country;
    }
}
