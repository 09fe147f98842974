package org.trialbridge.export;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

/** Gathers what is handed over: for the secretariat, as far as its own places reach. */
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
            actor.require(Action.EDIT_TRIAL, country.place());
            return gather(
                    tx,
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
     * @throws Problem NOT_FOUND if there is nothing of his that the actor may edit; FORBIDDEN if the actor edits nothing
     */
    public Handover ofUser(Actor actor, long userId) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return database.read(tx -> {
            HandoverDao dao = tx.dao(HandoverDao.class);
            HandoverDao.Holder holder = dao.holder(userId).orElseThrow(Problem::notFound);
            Handover gathered = gather(
                    tx,
                    actor,
                    "Handover of " + holder.name(),
                    "handover-user-" + userId,
                    dao.countriesOf(userId, actor.scope(Action.EDIT_TRIAL)),
                    holder.personId());
            if (gathered.countries().isEmpty() && gathered.actions().isEmpty()) {
                throw Problem.notFound();
            }
            return gathered;
        });
    }

    private Handover gather(
            Transaction tx, Actor actor, String title, String name, List<Long> ids, @Nullable Long personId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Scope scope = actor.scope(Action.EDIT_TRIAL);
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
