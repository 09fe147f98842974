package org.trialbridge.person;

import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.VIEW;
import static org.trialbridge.access.Action.VIEW_CONTACT_DETAILS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.access.Scope;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Problem;

/** People: who sees whom, who sees how to reach them, and who changes or erases what is kept of them. */
public final class PersonService {
    /** Stands for a country that is not there: only who has the whole trial has it too. */
    private static final long NOT_THERE = 0;

    private static final int MOST_CHOICES = 2000;

    private final Database database;
    private final Clock clock;

    public PersonService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The people of the actor's scope in the order of their names; erased ones have none and are left out.
     *
     * @param iso2 only those with an institution or a part in this country
     * @param q only those whose name or native name holds this text
     */
    public Listing<PersonEntry> list(Actor actor, @Nullable String iso2, @Nullable String q, Window window) {
        actor.requireAnywhere(VIEW);
        PersonQuery query = new PersonQuery(null, blankToNull(iso2), blankToNull(q), window.afterId(), window.fetch());
        return database.read(tx -> {
            List<Person> people = tx.dao(PersonDao.class).list(query, actor.scope(VIEW));
            return Listing.of(
                    entries(tx, actor, query, people),
                    window,
                    entry -> entry.person().id());
        });
    }

    public PersonEntry find(Actor actor, long id) {
        return database.read(tx -> {
            Person person = visible(tx, actor, VIEW, id);
            return entry(tx, actor, person);
        });
    }

    /** The institutions that can be chosen in the form of a person. */
    public List<Institution> institutions(Actor actor) {
        actor.requireAnywhere(EDIT_TRIAL);
        return database.read(tx -> tx.dao(InstitutionDao.class).list(null, null, null, MOST_CHOICES));
    }

    /** The trials, countries and sites in which the actor may give parts. */
    public List<TrialRoleDao.Named> places(Actor actor) {
        actor.requireAnywhere(EDIT_TRIAL);
        return database.read(tx -> tx.dao(TrialRoleDao.class).places(actor.scope(EDIT_TRIAL)));
    }

    /** The codes of all countries, for a filter. */
    public List<String> countries(Actor actor) {
        actor.requireAnywhere(VIEW);
        return database.read(tx -> tx.dao(CountryDao.class).all()).stream()
                .map(Country::iso2)
                .toList();
    }

    /**
     * @throws Problem FORBIDDEN unless the actor may edit a trial; INVALID if a rule is broken, or if the actor could not
     *     see the person afterwards
     */
    public PersonEntry create(Actor actor, PersonInput input) {
        return database.write(actor, "person.create", Guard.register("person"), tx -> {
            actor.requireAnywhere(EDIT_TRIAL);
            PersonInput.Checked checked = input.toPerson(null, existing(tx, input));
            PersonDao dao = tx.dao(PersonDao.class);
            long id = dao.insert(checked.person());
            dao.insertPrivate(checked.person().withId(id));
            affiliate(tx, id, checked.affiliations());
            return stillVisible(tx, actor, id);
        });
    }

    /**
     * @throws Problem NOT_FOUND if the actor does not see the person; FORBIDDEN if he may not edit him; STALE if the version
     *     is not the current one; CONFLICT if the person is erased; INVALID if a rule is broken
     */
    public PersonEntry update(Actor actor, long id, int version, PersonInput input) {
        return database.write(actor, "person.update", Guard.person(id), tx -> {
            Person current = visible(tx, actor, EDIT_TRIAL, id);
            if (current.version() != version) {
                throw Problem.stale(entry(tx, actor, current), tx.lastChange("person", id));
            }
            refuseErased(current);
            PersonInput.Checked checked = input.toPerson(current, existing(tx, input));
            PersonDao dao = tx.dao(PersonDao.class);
            dao.update(checked.person());
            dao.updatePrivate(checked.person());
            affiliate(tx, id, checked.affiliations());
            return stillVisible(tx, actor, id);
        });
    }

    /**
     * Erases the personal values of a person for ever. What he did stays, as done by an erased person. Repeating it
     * changes nothing.
     */
    public PersonEntry erase(Actor actor, long id) {
        return database.write(actor, "person.erase", Guard.person(id), tx -> {
            Person current = visible(tx, actor, EDIT_TRIAL, id);
            if (current.erasedAt() == null) {
                PersonDao dao = tx.dao(PersonDao.class);
                dao.deleteMessagesTo(id);
                dao.deleteDelegatesWithAddressOf(id);
                dao.deletePrivate(id);
                dao.markErased(id, clock.instant());
            }
            return entry(tx, actor, visible(tx, actor, EDIT_TRIAL, id));
        });
    }

    /**
     * Gives a person a part in a trial, in one of its countries or at one of its sites.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN for the person or the place; CONFLICT if the person is erased; INVALID if a
     *     rule is broken
     */
    public PersonEntry addRole(Actor actor, long id, TrialRoleInput input) {
        return database.write(actor, "person.addRole", Guard.person(id), tx -> {
            Person person = visible(tx, actor, VIEW, id);
            TrialRoleDao dao = tx.dao(TrialRoleDao.class);
            TrialRoleInput named = input.named();
            TrialRoleDao.Found found =
                    dao.place(named.trial(), named.iso2(), named.site()).orElseThrow(Problem::notFound);
            boolean complete = (named.iso2() == null || found.participationId() != null)
                    && (named.site() == null || found.siteId() != null);
            actor.require(EDIT_TRIAL, complete ? found.place() : Place.country(found.trialId(), NOT_THERE));
            refuseErased(person);
            dao.insert(named.toRow(id, found));
            return entry(tx, actor, person);
        });
    }

    private static Person visible(Transaction tx, Actor actor, Action action, long id) {
        actor.requireAnywhere(VIEW);
        PersonQuery query = PersonQuery.one(id);
        PersonDao dao = tx.dao(PersonDao.class);
        Person person = dao.list(query, actor.scope(VIEW)).stream().findFirst().orElseThrow(Problem::notFound);
        if (action != VIEW && dao.list(query, actor.scope(action)).isEmpty()) {
            throw Problem.forbidden(Role.thatAllow(action));
        }
        return person;
    }

    /** Nobody loses a person by entering him without a place. */
    private static PersonEntry stillVisible(Transaction tx, Actor actor, long id) {
        List<Person> found = tx.dao(PersonDao.class).list(PersonQuery.one(id), actor.scope(EDIT_TRIAL));
        if (found.isEmpty()) {
            throw Problem.invalid(
                    "affiliations", "Enter an institution in a country of your trials, so that you see this person.");
        }
        return entry(tx, actor, found.get(0));
    }

    private static void refuseErased(Person person) {
        if (person.erasedAt() != null) {
            throw Problem.conflict("This person was erased and can not be changed. Enter the person anew.");
        }
    }

    /** What is kept of the affiliations stays as it is, so that the trail tells only what changed. */
    private static void affiliate(Transaction tx, long personId, List<Affiliation> wanted) {
        AffiliationDao dao = tx.dao(AffiliationDao.class);
        List<Affiliation> present = dao.list(List.of(personId));
        present.stream().filter(old -> wanted.stream().noneMatch(old::repeats)).forEach(old -> dao.delete(old.id()));
        wanted.stream()
                .filter(affiliation -> present.stream().noneMatch(old -> old.repeats(affiliation)))
                .forEach(affiliation -> dao.insert(affiliation.of(personId)));
    }

    private static Set<Long> existing(Transaction tx, PersonInput input) {
        List<@Nullable AffiliationInput> affiliations = input.affiliations() == null ? List.of() : input.affiliations();
        List<Long> ids = affiliations.stream()
                .map(affiliation -> affiliation == null ? null : affiliation.institutionId())
                .filter(Objects::nonNull)
                .toList();
        return Set.copyOf(tx.dao(InstitutionDao.class).existing(ids));
    }

    private static PersonEntry entry(Transaction tx, Actor actor, Person person) {
        return entries(tx, actor, PersonQuery.one(person.id()), List.of(person)).get(0);
    }

    /** Contact details stay with those who may see them; the same query by that right tells whose they are. */
    private static List<PersonEntry> entries(Transaction tx, Actor actor, PersonQuery query, List<Person> people) {
        Set<Long> reachable = tx.dao(PersonDao.class).list(query, actor.scope(VIEW_CONTACT_DETAILS)).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        List<Long> ids = people.stream().map(Person::id).toList();
        Map<Long, List<Affiliation>> affiliations =
                tx.dao(AffiliationDao.class).list(ids).stream().collect(Collectors.groupingBy(Affiliation::personId));
        Scope scope = actor.scope(VIEW);
        Map<Long, List<TrialRole>> roles = tx.dao(TrialRoleDao.class).list(ids, scope).stream()
                .collect(Collectors.groupingBy(TrialRole::personId));
        return people.stream()
                .map(person -> new PersonEntry(
                        reachable.contains(person.id()) ? person : person.withoutContactDetails(),
                        affiliations.getOrDefault(person.id(), List.of()),
                        roles.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
