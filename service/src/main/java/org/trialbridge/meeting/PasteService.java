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
     * @param chosen of several institutions with one name the one that is meant: ids by name in small letters
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID naming what is wrong by line
     */
    public Pasted paste(Actor actor, long meetingId, @Nullable String text, Map<String, Long> chosen) {
        List<PastedLine> lines = PastedLine.read(text);
        return database.write(actor, "attendance.paste", Guard.meeting(meetingId), tx -> {
            MeetingDao meetings = tx.dao(MeetingDao.class);
            Meeting meeting = Sight.ofEditor(
                    actor, meetings.find(meetingId).orElseThrow(Problem::notFound), meetings.places(meetingId));
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            PastedInstitutions institutions = institutions(tx, lines, chosen);
            Errors errors = new Errors();
            Map<PastedLine, Long> people = people(tx, actor, lines, errors);
            Map<String, String> countries = countries(tx);
            Mentions mentions = new Mentions(Map.of(), Set.copyOf(institutions.ids()), Set.copyOf(people.values()));
            Set<Long> listed = new HashSet<>(dao.people(meetingId));
            Set<String> addresses = new HashSet<>(dao.addresses(meetingId));
            List<AttendanceDraft> drafts = new ArrayList<>();
            int before = 0;
            for (PastedLine line : lines) {
                Long personId = people.get(line);
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

    /** What has to be asked about a list before it can be taken over; nothing if it can not be read. */
    public List<Namesakes> questions(Actor actor, long meetingId, @Nullable String text) {
        return database.read(tx -> {
            MeetingDao meetings = tx.dao(MeetingDao.class);
            Sight.ofEditor(actor, meetings.find(meetingId).orElseThrow(Problem::notFound), meetings.places(meetingId));
            try {
                return institutions(tx, PastedLine.read(text), Map.of()).questions();
            } catch (Problem unreadable) {
                return List.of();
            }
        });
    }

    private static PastedInstitutions institutions(Transaction tx, List<PastedLine> lines, Map<String, Long> chosen) {
        List<String> names =
                lines.stream().map(line -> PastedLine.key(line.institution())).toList();
        return PastedInstitutions.of(tx.dao(AttendanceDao.class).institutionsNamed(names), chosen);
    }

    /** The people of the directory by the lines that mean them. Of several with one address the name decides. */
    private static Map<PastedLine, Long> people(Transaction tx, Actor actor, List<PastedLine> lines, Errors errors) {
        List<Namesake> found = tx.dao(AttendanceDao.class)
                .peopleAt(lines.stream()
                        .map(line -> PastedLine.key(line.email()))
                        .filter(email -> !email.isEmpty())
                        .toList());
        Set<Long> seen = tx.dao(MentionsDao.class)
                .find(List.of(), List.of(), found.stream().map(Namesake::id).toList(), actor.scope(Action.VIEW))
                .people();
        Map<PastedLine, Long> people = new HashMap<>();
        for (PastedLine line : lines) {
            List<Namesake> there = found.stream()
                    .filter(person -> seen.contains(person.id()) && person.key().equals(PastedLine.key(line.email())))
                    .toList();
            List<Namesake> meant = there.size() <= 1
                    ? there
                    : there.stream()
                            .filter(person -> PastedLine.key(person.name()).equals(PastedLine.key(line.name())))
                            .toList();
            errors.check(
                    there.isEmpty() || meant.size() == 1,
                    line.field(),
                    "{0} people of the directory have this address. Write the name as it stands there, or merge them.",
                    there.size());
            if (meant.size() == 1) {
                people.put(line, meant.get(0).id());
            }
        }
        return people;
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
