package org.trialbridge.person;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** To which institutions people belong, one after the other or several at a time: adding, ending and correcting. */
public final class AffiliationService {
    private static final int MOST_AFFILIATIONS = 20;

    private final Database database;

    public AffiliationService(Database database) {
        this.database = database;
    }

    public Affiliation find(Actor actor, long personId, long id) {
        return database.read(tx -> {
            tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, personId);
            return one(tx, personId, id);
        });
    }

    /**
     * @throws Problem NOT_FOUND or FORBIDDEN for the person; CONFLICT if he is erased; INVALID if a rule is broken
     */
    public Person add(Actor actor, long personId, AffiliationInput input) {
        return database.write(actor.withoutRetry(), "person.affiliate", Guard.person(personId), tx -> {
            tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, personId).requireKept();
            AffiliationDao dao = tx.dao(AffiliationDao.class);
            Affiliation added = checked(tx, personId, input);
            List<Affiliation> present = dao.list(List.of(personId));
            if (present.stream().noneMatch(old -> old.repeats(added))) {
                if (present.size() >= MOST_AFFILIATIONS) {
                    throw Problem.invalid("institutionId", "Enter at most {0} institutions.", MOST_AFFILIATIONS);
                }
                dao.insert(added);
                tx.dao(PersonDao.class).raiseVersion(personId);
            }
            return stillVisible(tx, actor, personId);
        });
    }

    /**
     * Corrects an affiliation, or ends it by its last day.
     *
     * @param version of the person
     * @throws Problem as {@link #add}; STALE if the version is not the current one
     */
    public Person change(Actor actor, long personId, long id, int version, AffiliationInput input) {
        return database.write(actor, "person.affiliate", Guard.person(personId), tx -> {
            Person person = tx.dao(PersonDao.class)
                    .required(actor, EDIT_TRIAL, personId)
                    .requireKept();
            one(tx, personId, id);
            if (person.version() != version) {
                throw Problem.stale(person.withoutContactDetails());
            }
            tx.dao(AffiliationDao.class).update(checked(tx, personId, input).withId(id));
            tx.dao(PersonDao.class).raiseVersion(personId);
            return stillVisible(tx, actor, personId);
        });
    }

    /** Removes an affiliation that never was. One that is over is ended instead, so that it stays readable. */
    public Person remove(Actor actor, long personId, long id) {
        return database.write(actor.withoutRetry(), "person.affiliate", Guard.person(personId), tx -> {
            tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, personId).requireKept();
            tx.dao(AffiliationDao.class).delete(one(tx, personId, id).id());
            tx.dao(PersonDao.class).raiseVersion(personId);
            return stillVisible(tx, actor, personId);
        });
    }

    private static Affiliation one(Transaction tx, long personId, long id) {
        Optional<Affiliation> found = tx.dao(AffiliationDao.class).list(List.of(personId)).stream()
                .filter(affiliation -> affiliation.id() == id)
                .findFirst();
        return found.orElseThrow(Problem::notFound);
    }

    private static Affiliation checked(Transaction tx, long personId, AffiliationInput input) {
        @Nullable Long institution = input.institutionId();
        boolean exists = institution != null
                && tx.dao(InstitutionDao.class).find(institution).isPresent();
        Errors errors = new Errors();
        Affiliation affiliation = input.toAffiliation(errors, "", personId, exists);
        errors.throwIfAny();
        return affiliation;
    }

    /** Nobody loses a person by taking his last institution in one's trials away. */
    private static Person stillVisible(Transaction tx, Actor actor, long id) {
        return tx.dao(PersonDao.class).list(PersonQuery.one(id), actor.scope(EDIT_TRIAL)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "institutionId",
                        "Keep an institution in a country of your trials, so that you see this person."));
    }
}
