package org.trialbridge.person;

import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.VIEW;
import static org.trialbridge.access.Action.VIEW_CONTACT_DETAILS;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** People: who sees whom, who sees how to reach them, and who changes or erases what is kept of them. */
public final class PersonService {
    /** The order if none is asked for. */
    public static final Sort<PersonSort> USUAL = Sort.up(PersonSort.NAME);

    private static final int MOST_CHOICES = 2000;

    private final Database database;
    private final Clock clock;

    public PersonService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The people of the actor's scope; erased ones have none and are left out.
     *
     * @param iso2 only those with an institution or a part in this country
     * @param q only those whose name or native name holds this text
     */
    public Listing<PersonEntry> list(
            Actor actor, @Nullable String iso2, @Nullable String q, Sort<PersonSort> sort, Window window) {
        actor.requireAnywhere(VIEW);
        PersonQuery query =
                new PersonQuery(List.of(), blankToNull(iso2), blankToNull(q), window.afterPlace(), window.fetch());
        return database.read(tx -> Listing.of(tx.dao(PersonDao.class).list(query, sort, actor.scope(VIEW)), window)
                .as(people -> entries(tx, actor, people)));
    }

    /** A person; the one into whom he was merged, if he was. */
    public PersonEntry find(Actor actor, long id) {
        return database.read(tx -> entry(tx, actor, tx.dao(PersonDao.class).required(actor, VIEW, id)));
    }

    /** A person whom the actor may change. */
    public Person toEdit(Actor actor, long id) {
        return database.read(tx -> tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id));
    }

    /** Who was merged into a person, the last one first. */
    public List<MergedPerson> merged(Actor actor, long id) {
        return database.read(tx -> {
            PersonDao dao = tx.dao(PersonDao.class);
            Person person = dao.required(actor, VIEW, id);
            boolean reachable = !dao.list(PersonQuery.one(person.id()), actor.scope(VIEW_CONTACT_DETAILS))
                    .isEmpty();
            return dao.mergedHere(person.id()).stream()
                    .map(gone -> reachable ? gone : gone.withoutContactDetails())
                    .toList();
        });
    }

    /** The account of a person who has something to hand over, for somebody who may change what is kept of him. */
    public Optional<Long> accountOf(Actor actor, long id) {
        return database.read(tx -> {
            PersonDao dao = tx.dao(PersonDao.class);
            return dao.list(PersonQuery.one(id), actor.scope(EDIT_TRIAL)).isEmpty()
                    ? Optional.empty()
                    : dao.accountOf(id);
        });
    }

    /** The institutions that can be chosen in the form of a person. */
    public List<Institution> institutions(Actor actor) {
        actor.requireAnywhere(EDIT_TRIAL);
        return database.read(tx -> tx.dao(InstitutionDao.class).list(null, null, null, MOST_CHOICES));
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
            PersonInput.Checked checked = input.toPerson(null, existing(tx, input), today());
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
            Person current = tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id);
            if (current.version() != version) {
                throw Problem.stale(entry(tx, actor, current), tx.lastChange("person", id));
            }
            current.requireKept();
            PersonInput.Checked checked = input.toPerson(current, existing(tx, input), today());
            PersonDao dao = tx.dao(PersonDao.class);
            dao.update(checked.person());
            dao.updatePrivate(checked.person());
            affiliate(tx, id, checked.affiliations());
            return stillVisible(tx, actor, id);
        });
    }

    /**
     * Says why and until when a person is kept.
     *
     * @throws Problem as {@link #update}
     */
    public PersonEntry retain(Actor actor, long id, int version, Retention retention) {
        return database.write(actor, "person.retain", Guard.person(id), tx -> {
            PersonDao dao = tx.dao(PersonDao.class);
            Person current = dao.required(actor, EDIT_TRIAL, id).requireKept();
            if (current.version() != version) {
                throw Problem.stale(entry(tx, actor, current));
            }
            Errors errors = new Errors();
            Retention checked =
                    retention.checked(errors, new Retention(current.lawfulBasis(), current.retainUntil()), today());
            errors.require(checked.lawfulBasis(), "lawfulBasis", "");
            errors.require(checked.until(), "retainUntil", today());
            errors.throwIfAny();
            dao.retain(id, checked);
            return entry(tx, actor, dao.required(actor, EDIT_TRIAL, id));
        });
    }

    /**
     * The people whose keeping is to be looked at: without a reason, without a day, or with one that has passed or comes
     * within the days given. Those longest over come first.
     */
    public List<PersonEntry> review(Actor actor, int days) {
        actor.requireAnywhere(EDIT_TRIAL);
        return database.read(tx ->
                entries(tx, actor, tx.dao(PersonDao.class).toReview(today().plusDays(days), actor.scope(EDIT_TRIAL))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
        return entries(tx, actor, List.of(person)).get(0);
    }

    /** Contact details stay with those who may see them; asking for them by that right tells whose they are. */
    private static List<PersonEntry> entries(Transaction tx, Actor actor, List<Person> people) {
        List<Long> ids = people.stream().map(Person::id).toList();
        Set<Long> reachable =
                tx.dao(PersonDao.class).list(PersonQuery.of(ids), actor.scope(VIEW_CONTACT_DETAILS)).stream()
                        .map(Person::id)
                        .collect(Collectors.toSet());
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
