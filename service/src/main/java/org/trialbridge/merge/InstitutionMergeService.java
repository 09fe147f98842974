package org.trialbridge.merge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.institution.Ancestry;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** Makes two institutions one, and splits them again. What hangs on them is in many trials, so it takes all of them. */
public final class InstitutionMergeService {
    private static final int MOST_CHOICES = 2000;

    private final Database database;

    public InstitutionMergeService(Database database) {
        this.database = database;
    }

    /** The institutions that can be merged into another one. */
    public List<Institution> choices(Actor actor) {
        Merging.require(actor);
        return database.read(tx -> tx.dao(InstitutionDao.class).list(null, null, null, MOST_CHOICES));
    }

    public Institution find(Actor actor, long id) {
        Merging.require(actor);
        return database.read(tx -> tx.dao(InstitutionDao.class).find(id).orElseThrow(Problem::notFound));
    }

    /** Two institutions side by side. */
    public SideBySide compare(Actor actor, long staysId, long goesId) {
        Merging.require(actor);
        return database.read(tx -> {
            InstitutionDao dao = tx.dao(InstitutionDao.class);
            Institution stays = dao.find(staysId).orElseThrow(Problem::notFound);
            Institution goes = dao.find(goesId)
                    .filter(other -> other.id() != stays.id())
                    .orElseThrow(() -> Problem.invalid("mergedId", "Choose another institution of the directory."));
            MergeDao merges = tx.dao(MergeDao.class);
            return new SideBySide(
                    staysId,
                    stays.version(),
                    stays.name(),
                    goesId,
                    goes.version(),
                    goes.name(),
                    fields(stays, goes),
                    merges.onInstitution(staysId),
                    merges.onInstitution(goesId));
        });
    }

    /**
     * Merges another institution into this one.
     *
     * @param version of the one that stays
     * @throws Problem FORBIDDEN unless the actor may edit every trial; STALE if one of both was changed meanwhile; INVALID
     *     if a rule is broken
     */
    public Institution merge(Actor actor, long id, int version, MergeInput input) {
        String reason = Texts.kept(input.reason());
        return database.write(actor, "institution.merge", reason, Guard.institution(id), tx -> {
            Merging.require(actor);
            InstitutionDao dao = tx.dao(InstitutionDao.class);
            MergeDao merges = tx.dao(MergeDao.class);
            Institution stays = dao.find(id).orElseThrow(Problem::notFound);
            Institution goes = other(tx, id, input.mergedId());
            Errors errors = new Errors();
            Institution merged = goes == null ? stays : chosen(stays, goes, input.taken());
            input.check(errors, Set.of("name", "nativeName", "kind", "iso2", "parentId", "rorId"));
            errors.check(goes != null, "mergedId", "Choose another institution of the directory.");
            if (goes != null) {
                ancestry(dao, merged, goes).check(errors, "parentId");
                errors.check(
                        dao.idOf(merged.iso2(), merged.name())
                                .filter(same -> same != id && same != goes.id())
                                .isEmpty(),
                        "name",
                        "Choose the other name: the directory has this one in this country already.");
            }
            errors.throwIfAny();
            if (stays.version() != version) {
                throw Problem.stale(stays);
            }
            if (goes == null || input.mergedVersion() == null || goes.version() != input.mergedVersion()) {
                throw Problem.stale(goes == null ? stays : goes);
            }
            merges.markInstitution(goes.id(), id);
            dao.update(merged);
            merges.moveInstitution(goes.id(), id);
            merges.dropRepeatedAffiliations(0, id);
            return dao.find(id).orElseThrow();
        });
    }

    /**
     * Splits off again what was merged into this institution.
     *
     * @throws Problem CONFLICT if something that moved was changed since
     */
    public Institution undo(Actor actor, long id, @Nullable Long mergedId) {
        return database.write(actor, "institution.unmerge", Guard.institution(id), tx -> {
            Merging.require(actor);
            MergeDao merges = tx.dao(MergeDao.class);
            long entry =
                    Merging.entry(mergedId == null ? Optional.empty() : merges.entryOf("institution", mergedId, id));
            Merging.requireUnchanged(merges.changedAgain(entry));
            merges.splitAgain(entry);
            return tx.dao(InstitutionDao.class).find(id).orElseThrow(Problem::notFound);
        });
    }

    private static @Nullable Institution other(Transaction tx, long id, @Nullable Long mergedId) {
        return mergedId == null || mergedId == id
                ? null
                : tx.dao(MergeDao.class)
                        .lockInstitution(mergedId)
                        .flatMap(tx.dao(InstitutionDao.class)::find)
                        .orElse(null);
    }

    private static Institution chosen(Institution stays, Institution goes, Set<String> take) {
        return new Institution(
                stays.id(),
                stays.version(),
                take.contains("name") ? goes.name() : stays.name(),
                take.contains("nativeName") ? goes.nativeName() : stays.nativeName(),
                take.contains("kind") ? goes.kind() : stays.kind(),
                take.contains("iso2") ? goes.iso2() : stays.iso2(),
                take.contains("parentId") ? goes.parentId() : stays.parentId(),
                null,
                take.contains("rorId") ? goes.rorId() : stays.rorId());
    }

    /** Both count as one here: what is a part of the one that goes is a part of the one that stays. */
    private static Ancestry ancestry(InstitutionDao dao, Institution merged, Institution goes) {
        Long parent = merged.parentId();
        return Ancestry.of(
                parent, parent == null ? List.of() : dao.line(parent), Set.of(merged.id(), goes.id()), merged.name());
    }

    private static List<Difference> fields(Institution stays, Institution goes) {
        return List.of(
                new Difference("name", "Name", stays.name(), goes.name()),
                new Difference("nativeName", "Native name", stays.nativeName(), goes.nativeName()),
                new Difference("kind", "Kind", stays.kind().label(), goes.kind().label()),
                new Difference("iso2", "Country", CountryNames.of(stays.iso2()), CountryNames.of(goes.iso2())),
                new Difference("parentId", "Part of", stays.parentName(), goes.parentName()),
                new Difference("rorId", "ROR", stays.rorId(), goes.rorId()));
    }
}
