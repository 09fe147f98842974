package org.trialbridge.institution;

import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.VIEW;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** The directory of institutions: read by everybody who reads a trial, kept by the secretariat. */
public final class InstitutionService {
    /** The order if none is asked for. */
    public static final Sort<InstitutionSort> USUAL = Sort.up(InstitutionSort.NAME);

    private static final int MOST_CHOICES = 2000;

    private final Database database;

    public InstitutionService(Database database) {
        this.database = database;
    }

    /**
     * The institutions.
     *
     * @param iso2 only those of this country
     * @param q only those whose name or native name holds this text
     */
    public Listing<Institution> list(
            Actor actor, @Nullable String iso2, @Nullable String q, Sort<InstitutionSort> sort, Window window) {
        actor.requireAnywhere(VIEW);
        return database.read(tx -> Listing.of(
                tx.dao(InstitutionDao.class)
                        .list(blankToNull(iso2), blankToNull(q), sort, window.afterPlace(), window.fetch()),
                window));
    }

    /** An institution; the one into which it was merged, if it was. */
    public Institution find(Actor actor, long id) {
        actor.requireAnywhere(VIEW);
        return database.read(tx -> found(tx, id));
    }

    /** An institution with its parts, and what was merged into it. */
    public WholeInstitution whole(Actor actor, long id) {
        actor.requireAnywhere(VIEW);
        return database.read(tx -> {
            InstitutionDao dao = tx.dao(InstitutionDao.class);
            Institution institution = found(tx, id);
            return new WholeInstitution(institution, dao.parts(institution.id()), dao.mergedHere(institution.id()));
        });
    }

    private static Institution found(Transaction tx, long id) {
        InstitutionDao dao = tx.dao(InstitutionDao.class);
        return dao.find(dao.mergedInto(id).orElse(id)).orElseThrow(Problem::notFound);
    }

    /** The institutions of which another can be a part, for a form. */
    public List<Institution> parents(Actor actor) {
        actor.requireAnywhere(EDIT_TRIAL);
        return database.read(tx -> tx.dao(InstitutionDao.class).list(null, null, null, MOST_CHOICES));
    }

    /** The codes of all countries, for a form or a filter. */
    public List<String> countries(Actor actor) {
        actor.requireAnywhere(VIEW);
        return database.read(tx -> tx.dao(CountryDao.class).all()).stream()
                .map(Country::iso2)
                .toList();
    }

    /**
     * @throws Problem FORBIDDEN unless the actor may edit a trial; INVALID if a rule is broken or the name is taken
     */
    public Institution create(Actor actor, InstitutionInput input) {
        return database.write(actor, "institution.create", Guard.register("institution"), tx -> {
            actor.requireAnywhere(EDIT_TRIAL);
            InstitutionDao dao = tx.dao(InstitutionDao.class);
            Institution institution = checked(tx, null, input);
            return dao.find(dao.insert(institution)).orElseThrow();
        });
    }

    /**
     * @throws Problem FORBIDDEN unless the actor may edit a trial; STALE if the version is not the current one; INVALID if
     *     a rule is broken or the name is taken
     */
    public Institution update(Actor actor, long id, int version, InstitutionInput input) {
        return database.write(actor, "institution.update", Guard.institution(id), tx -> {
            actor.requireAnywhere(EDIT_TRIAL);
            InstitutionDao dao = tx.dao(InstitutionDao.class);
            Institution current = dao.find(id)
                    .orElseThrow(() -> Problem.conflict(
                            "This institution was merged into another one. Open it again and change that one."));
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("institution", id));
            }
            dao.update(checked(tx, current, input));
            return dao.find(id).orElseThrow();
        });
    }

    private static Institution checked(Transaction tx, @Nullable Institution current, InstitutionInput input) {
        InstitutionDao dao = tx.dao(InstitutionDao.class);
        String iso2 = input.iso2();
        Institution institution = input.toInstitution(
                current,
                iso2 != null && tx.dao(CountryDao.class).find(iso2).isPresent(),
                ancestry(dao, current, input));
        boolean taken = dao.idOf(institution.iso2(), institution.name())
                .filter(id -> id != institution.id())
                .isPresent();
        if (taken) {
            throw Problem.invalid("name", "Choose another name: the directory has this one in this country already.");
        }
        return institution;
    }

    private static Ancestry ancestry(InstitutionDao dao, @Nullable Institution current, InstitutionInput input) {
        Long parent = input.parentId();
        return Ancestry.of(
                parent,
                parent == null || dao.find(parent).isEmpty() ? List.of() : dao.line(parent),
                current == null ? Set.of() : Set.of(current.id()),
                current == null ? "" : current.name());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
