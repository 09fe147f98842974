package org.trialbridge.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/** Takes over lists of participants as people have them in other programs. */
public final class PasteService {
    private final Database database;

    public PasteService(Database database) {
        this.database = database;
    }

    /**
     * @param added how many lines were taken over
     * @param listed how many were on the list already
     */
    public record Pasted(int added, int listed) {}

    /**
     * Adds all lines of a list, or none. A line whose address is a person's of the directory is that person; one whose
     * address is on the list already is left out.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID naming what is wrong by line
     */
    public Pasted paste(Actor actor, long meetingId, @Nullable String text) {
        List<PastedLine> lines = PastedLine.read(text);
        return database.write(actor, "attendance.paste", Guard.meeting(meetingId), tx -> {
            MeetingDao meetings = tx.dao(MeetingDao.class);
            Meeting meeting = Sight.ofEditor(
                    actor, meetings.find(meetingId).orElseThrow(Problem::notFound), meetings.places(meetingId));
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            Map<String, Long> institutions = dao.institutionsNamed(lines.stream()
                    .map(line -> PastedLine.key(line.institution()))
                    .toList());
            Map<String, Long> people = people(tx, actor, lines);
            Map<String, String> countries = countries(tx);
            Mentions mentions = new Mentions(Map.of(), Set.copyOf(institutions.values()), Set.copyOf(people.values()));
            Set<Long> listed = new HashSet<>(dao.people(meetingId));
            Set<String> addresses = new HashSet<>(dao.addresses(meetingId));
            List<AttendanceDraft> drafts = new ArrayList<>();
            Errors errors = new Errors();
            int before = 0;
            for (PastedLine line : lines) {
                Long personId = people.get(PastedLine.key(line.email()));
                boolean known = personId != null && listed.contains(personId);
                if (known || addresses.contains(PastedLine.key(line.email()))) {
                    before++;
                    continue;
                }
                drafts.add(draft(
                        line,
                        line.toInput(institutions, countries, personId, errors),
                        mentions,
                        listed,
                        meeting,
                        errors));
                if (personId != null) {
                    listed.add(personId);
                } else if (line.email() != null) {
                    addresses.add(PastedLine.key(line.email()));
                }
            }
            errors.throwIfAny();
            drafts.forEach(draft -> dao.add(meetingId, draft));
            return new Pasted(drafts.size(), before);
        });
    }

    /** A line by the rules of every line of attendance; what is wrong is said with its number. */
    private static AttendanceDraft draft(
            PastedLine line,
            AttendanceInput input,
            Mentions mentions,
            Set<Long> listed,
            Meeting meeting,
            Errors errors) {
        Errors own = new Errors();
        Set<String> codes = input.country() == null ? Set.of() : Set.of(input.country());
        AttendanceDraft draft =
                input.toDraft(own, "", mentions, codes, listed, meeting.status().held());
        try {
            own.throwIfAny();
        } catch (Problem problem) {
            for (FieldError error : problem.errors()) {
                errors.check(false, line.field(), "{0}", error.message());
            }
        }
        return draft;
    }

    private static Map<String, Long> people(Transaction tx, Actor actor, List<PastedLine> lines) {
        Map<String, Long> found = new HashMap<>(tx.dao(AttendanceDao.class)
                .peopleAt(lines.stream()
                        .map(line -> PastedLine.key(line.email()))
                        .filter(email -> !email.isEmpty())
                        .toList()));
        Set<Long> seen = tx.dao(MentionsDao.class)
                .find(List.of(), List.of(), found.values(), actor.scope(Action.VIEW))
                .people();
        found.values().removeIf(id -> !seen.contains(id));
        return found;
    }

    private static Map<String, String> countries(Transaction tx) {
        Map<String, String> codes = new HashMap<>();
        for (Country country : tx.dao(CountryDao.class).all()) {
            codes.put(PastedLine.key(country.iso2()), country.iso2());
            codes.put(PastedLine.key(country.name()), country.iso2());
        }
        return codes;
    }
}
