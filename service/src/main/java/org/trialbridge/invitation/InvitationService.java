package org.trialbridge.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.account.Secret;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Problem;

/** Invites people to meetings, and tells them of changes. */
public final class InvitationService {
    private final Database database;
    private final InvitationLetter letter;
    private final Clock clock;

    public InvitationService(Database database, InvitationLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    /** How many messages were written. */
    public record Sent(int invitations, int updates, int cancellations) {
        public int all() {
            return invitations + updates + cancellations;
        }
    }

    /** How far people know of a meeting; empty for somebody who may not change it. */
    public Optional<Standing> standing(Actor actor, long meetingId) {
        return database.read(tx -> {
            InvitationDao dao = tx.dao(InvitationDao.class);
            List<Place> places = dao.places(meetingId);
            if (places.isEmpty() || !places.stream().allMatch(place -> actor.may(Action.EDIT_MEETINGS, trial(place)))) {
                return Optional.empty();
            }
            Occasion occasion = dao.occasion(meetingId).orElseThrow(Problem::notFound);
            List<Invitee> invitees = dao.invitees(meetingId);
            long reachable =
                    invitees.stream().filter(one -> one.email() != null).count();
            long cancellations = invitees.stream()
                    .filter(one -> one.isToBeCalledOff(occasion))
                    .count();
            long news =
                    invitees.stream().filter(one -> one.isToBeTold(occasion)).count();
            boolean first = invitees.stream().allMatch(one -> one.told() == null);
            Standing.Kind kind = occasion.isCalledOff()
                    ? Standing.Kind.CANCELLATION
                    : !occasion.isScheduled()
                            ? Standing.Kind.NOTHING
                            : first ? Standing.Kind.INVITATION : Standing.Kind.UPDATE;
            return Optional.of(new Standing(invitees.size(), (int) reachable, (int) (news + cancellations), kind));
        });
    }

    /**
     * Writes to everybody on the list who has an address and does not know yet: that he is invited, that the meeting has
     * changed, or that it is called off. Sending again writes to nobody twice.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; CONFLICT unless it is scheduled or
     *     called off
     */
    public Sent send(Actor actor, long meetingId) {
        Instant now = clock.instant();
        return database.write(actor, "invitations.send", Guard.meeting(meetingId), tx -> {
            Occasion occasion = require(tx, actor, meetingId);
            if (!occasion.isScheduled() && !occasion.isCalledOff()) {
                throw Problem.conflict(
                        "Set the meeting to Scheduled first; people are invited to meetings that are to come.");
            }
            int invited = 0;
            int updated = 0;
            int cancelled = 0;
            for (Invitee invitee : tx.dao(InvitationDao.class).invitees(meetingId)) {
                if (invitee.isToBeTold(occasion)) {
                    invite(tx, occasion, invitee, now);
                    invited += invitee.told() == null ? 1 : 0;
                    updated += invitee.told() == null ? 0 : 1;
                } else if (invitee.isToBeCalledOff(occasion)) {
                    callOff(tx, occasion, invitee, now);
                    cancelled++;
                }
            }
            return new Sent(invited, updated, cancelled);
        });
    }

    /** A meeting for the actor's own calendar. */
    public String entry(Actor actor, long meetingId) {
        return database.read(tx -> {
            InvitationDao dao = tx.dao(InvitationDao.class);
            Occasion occasion = dao.occasion(meetingId).orElseThrow(Problem::notFound);
            List<Place> places = dao.places(meetingId);
            actor.requireOne(Action.VIEW, places);
            boolean joins = places.stream()
                    .anyMatch(place ->
                            actor.may(Action.EDIT_MEETINGS, place) || actor.may(Action.VIEW_CONTACT_DETAILS, place));
            return CalendarText.publish(List.of(joins ? occasion : occasion.withoutLink()), clock.instant());
        });
    }

    private void invite(Transaction tx, Occasion occasion, Invitee invitee, Instant now) {
        Secret secret = Secret.random("");
        tx.dao(InvitationDao.class).add(invitee.attendanceId(), occasion.sequence(), false, secret.digest(), now);
        tx.dao(OutboxDao.class)
                .add(letter.invite(
                        occasion, invitee, Objects.requireNonNull(invitee.email()), "/rsvp/" + secret.text(), now));
    }

    private void callOff(Transaction tx, Occasion occasion, Invitee invitee, Instant now) {
        tx.dao(InvitationDao.class)
                .add(
                        invitee.attendanceId(),
                        occasion.sequence(),
                        true,
                        Secret.random("").digest(),
                        now);
        tx.dao(OutboxDao.class).add(letter.callOff(occasion, invitee, Objects.requireNonNull(invitee.email()), now));
    }

    /** The meeting, for who may change it in each of its trials. */
    private static Occasion require(Transaction tx, Actor actor, long meetingId) {
        InvitationDao dao = tx.dao(InvitationDao.class);
        Occasion occasion = dao.occasion(meetingId).orElseThrow(Problem::notFound);
        List<Place> places = dao.places(meetingId);
        actor.requireOne(Action.VIEW, places);
        places.forEach(place -> actor.require(Action.EDIT_MEETINGS, trial(place)));
        return occasion;
    }

    private static Place trial(Place place) {
        return new Place(place.trialId(), null, null);
    }
}
