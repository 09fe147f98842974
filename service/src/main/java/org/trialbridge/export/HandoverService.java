package org.trialbridge.export;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;

/** Gathers what is handed over: for whoever works there, and of anybody for the secretariat, as far as its places reach. */
public final class HandoverService {
    private final Database database;
    private final Clock clock;

    public HandoverService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} */
    public Handover ofCountry(Actor actor, String trial, String iso2) {
        return database.read(tx -> {
            Participation country =
                    tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
            actor.require(Action.EDIT_ACTIONS, country.place());
            return gather(
                    tx,
                    actor.scope(Action.EDIT_ACTIONS),
                    actor,
                    "Handover of " + CountryNames.of(iso2) + ", " + trial,
                    "handover-" + trial + "-" + iso2,
                    List.of(country.id()),
                    null);
        });
    }

    /**
     * What a user answers for: the countries that he owns or coordinates, and his own actions.
     *
     * @throws Problem NOT_FOUND if there is nothing of his that the actor may edit; FORBIDDEN if the actor edits nothing, or
     *     does not edit trials and asks for what somebody else answers for
     */
    public Handover ofUser(Actor actor, long userId) {
        boolean own = Objects.equals(actor.userId(), userId);
        Action right = own ? Action.EDIT_ACTIONS : Action.EDIT_TRIAL;
        actor.requireAnywhere(right);
        return database.read(tx -> {
            Scope scope = actor.scope(right);
            HandoverDao dao = tx.dao(HandoverDao.class);
            HandoverDao.Holder holder = dao.holder(userId).orElseThrow(Problem::notFound);
            Handover gathered = gather(
                    tx,
                    scope,
                    actor,
                    "Handover of " + holder.name(),
                    "handover-user-" + userId,
                    dao.countriesOf(userId, scope),
                    holder.personId());
            if (!own && gathered.countries().isEmpty() && gathered.actions().isEmpty()) {
                throw Problem.notFound();
            }
            return gathered;
        });
    }

    private Handover gather(
            Transaction tx,
            Scope scope,
            Actor actor,
            String title,
            String name,
            List<Long> ids,
            @Nullable Long personId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        HandoverDao dao = tx.dao(HandoverDao.class);
        return new Handover(
                title,
                name + "-" + today,
                today,
                dao.countries(ids, scope),
                dao.actions(ids, personId, scope),
                dao.contacts(ids, today, scope).stream()
                        .map(contact -> seen(actor, contact))
                        .toList(),
                dao.promises(ids, scope),
                dao.dates(ids, today, scope),
                dao.outreach(ids, scope),
                dao.questions(ids, scope));
    }

    private static Handover.Contact seen(Actor actor, Handover.Contact contact) {
        Place place = Place.country(contact.trialId(), contact.participationId());
        return actor.may(Action.VIEW_CONTACT_DETAILS, place) ? contact : contact.withoutDetails();
    }
}
