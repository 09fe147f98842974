package org.trialbridge.merge;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonDao;
import org.trialbridge.person.PersonQuery;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/**
 * Makes two people one, and splits them again. Personal values that are taken over are exchanged between both, so that none
 * is lost while the merge can be taken back; all are erased together.
 */
public final class PersonMergeService {
    private static final int MOST_CHOICES = 2000;
    private static final int SHORTEST_NAME = 3;
    private static final Set<String> FIELDS =
            Set.of("name", "nativeName", "title", "email", "phone", "languages", "zone", "lawfulBasis", "retainUntil");

    private final Database database;

    public PersonMergeService(Database database) {
        this.database = database;
    }

    /** The people who can be merged into another one. */
    public List<Person> choices(Actor actor) {
        Merging.require(actor);
        PersonQuery everybody = new PersonQuery(List.of(), null, null, null, MOST_CHOICES);
        return database.read(tx -> tx.dao(PersonDao.class).list(everybody, actor.scope(EDIT_TRIAL)));
    }

    public Person find(Actor actor, long id) {
        Merging.require(actor);
        return database.read(
                tx -> tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id).requireKept());
    }

    /** Two people side by side. */
    public SideBySide compare(Actor actor, long staysId, long goesId) {
        Merging.require(actor);
        return database.read(tx -> {
            PersonDao dao = tx.dao(PersonDao.class);
            Person stays = dao.required(actor, EDIT_TRIAL, staysId).requireKept();
            Person goes = one(dao, actor, goesId)
                    .filter(other -> goesId != staysId && other.erasedAt() == null)
                    .filter(other -> dao.mergedInto(goesId).isEmpty())
                    .orElseThrow(() -> Problem.invalid("mergedId", "Choose another person of the directory."));
            MergeDao merges = tx.dao(MergeDao.class);
            return new SideBySide(
                    staysId,
                    stays.version(),
                    stays.shownName(),
                    goesId,
                    goes.version(),
                    goes.shownName(),
                    fields(stays, goes),
                    merges.onPerson(staysId),
                    merges.onPerson(goesId));
        });
    }

    /**
     * Merges another entry into this person.
     *
     * @param version of the one that stays
     * @throws Problem FORBIDDEN unless the actor may edit every trial; STALE if one of both was changed meanwhile; INVALID
     *     if a rule is broken
     */
    public Person merge(Actor actor, long id, int version, MergeInput input) {
        String reason = Texts.kept(input.reason());
        return database.write(actor.withoutRetry(), "person.merge", reason, Guard.person(id), tx -> {
            Merging.require(actor);
            PersonDao dao = tx.dao(PersonDao.class);
            MergeDao merges = tx.dao(MergeDao.class);
            Person stays = dao.required(actor, EDIT_TRIAL, id).requireKept();
            Person goes = other(tx, actor, id, input.mergedId());
            Errors errors = new Errors();
            input.check(errors, FIELDS);
            errors.check(goes != null, "mergedId", "Choose another person of the directory.");
            errors.check(
                    namesNobody(reason, stays) && (goes == null || namesNobody(reason, goes)),
                    "reason",
                    "Write it without names and addresses: the reason stays in the audit trail, also after an erasure.");
            errors.throwIfAny();
            if (stays.version() != version) {
                throw Problem.stale(stays);
            }
            if (goes == null || input.mergedVersion() == null || goes.version() != input.mergedVersion()) {
                throw Problem.stale(goes == null ? stays : goes);
            }
            Person merged = with(stays, goes, input.taken());
            dao.update(merged);
            if (!input.taken().isEmpty()) {
                dao.updatePrivate(merged);
                dao.updatePrivate(with(goes, stays, input.taken()));
            }
            merges.markPerson(goes.id(), id);
            merges.joinAttendance(goes.id(), id);
            merges.movePerson(goes.id(), id);
            merges.dropRepeatedAffiliations(id, 0);
            merges.dropRepeatedRoles(id);
            return dao.required(actor, EDIT_TRIAL, id);
        });
    }

    /**
     * Splits off again who was merged into this person.
     *
     * @throws Problem CONFLICT if something that moved was changed since
     */
    public Person undo(Actor actor, long id, @Nullable Long mergedId) {
        return database.write(actor.withoutRetry(), "person.unmerge", Guard.person(id), tx -> {
            Merging.require(actor);
            PersonDao dao = tx.dao(PersonDao.class);
            MergeDao merges = tx.dao(MergeDao.class);
            Person stays = dao.required(actor, EDIT_TRIAL, id);
            long entry = Merging.entry(mergedId == null ? Optional.empty() : merges.entryOf("person", mergedId, id));
            Merging.requireUnchanged(merges.changedAgain(entry));
            Person goes = one(dao, actor, Objects.requireNonNull(mergedId)).orElseThrow(Problem::notFound);
            Set<String> exchanged = Set.copyOf(merges.exchanged(entry, id).stream()
                    .map(column -> "native_name".equals(column) ? "nativeName" : column)
                    .toList());
            if (!exchanged.isEmpty()) {
                dao.updatePrivate(with(stays, goes, exchanged));
                dao.updatePrivate(with(goes, stays, exchanged));
            }
            merges.splitAgain(entry);
            return dao.required(actor, EDIT_TRIAL, id);
        });
    }

    private static @Nullable Person other(Transaction tx, Actor actor, long id, @Nullable Long mergedId) {
        return mergedId == null || mergedId == id
                ? null
                : tx.dao(MergeDao.class)
                        .lockPerson(mergedId)
                        .flatMap(found -> one(tx.dao(PersonDao.class), actor, found))
                        .orElse(null);
    }

    private static Optional<Person> one(PersonDao dao, Actor actor, long id) {
        return dao.list(new PersonQuery(List.of(id), null, null, null, 1), actor.scope(EDIT_TRIAL)).stream()
                .findFirst();
    }

    /** One person with some values of another. Whoever asked not to be contacted is not, under any of his entries. */
    private static Person with(Person one, Person other, Set<String> take) {
        return new Person(
                one.id(),
                one.version(),
                take.contains("languages") ? other.languages() : one.languages(),
                take.contains("zone") ? other.zone() : one.zone(),
                take.contains("lawfulBasis") ? other.lawfulBasis() : one.lawfulBasis(),
                take.contains("retainUntil") ? other.retainUntil() : one.retainUntil(),
                one.doNotContact() || other.doNotContact(),
                one.illustrative(),
                one.erasedAt(),
                take.contains("name") ? other.name() : one.name(),
                take.contains("nativeName") ? other.nativeName() : one.nativeName(),
                take.contains("title") ? other.title() : one.title(),
                take.contains("email") ? other.email() : one.email(),
                take.contains("phone") ? other.phone() : one.phone());
    }

    private static boolean namesNobody(@Nullable String reason, Person person) {
        String text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        return Stream.of(person.name(), person.nativeName(), person.email(), person.phone())
                .filter(Objects::nonNull)
                .flatMap(value -> Stream.of(value.split("[\\s.,()-]+")))
                .filter(word -> word.length() >= SHORTEST_NAME)
                .noneMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static List<Difference> fields(Person stays, Person goes) {
        return List.of(
                new Difference("name", "Name", stays.name(), goes.name()),
                new Difference("nativeName", "Native name", stays.nativeName(), goes.nativeName()),
                new Difference("title", "Title", stays.title(), goes.title()),
                new Difference("email", "E-mail", stays.email(), goes.email()),
                new Difference("phone", "Telephone", stays.phone(), goes.phone()),
                new Difference("languages", "Languages", text(stays.languages()), text(goes.languages())),
                new Difference("zone", "Time zone", text(stays.zone()), text(goes.zone())),
                new Difference("lawfulBasis", "Lawful basis", stays.lawfulBasis(), goes.lawfulBasis()),
                new Difference("retainUntil", "Kept until", text(stays.retainUntil()), text(goes.retainUntil())));
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value instanceof List<?> many
                ? String.join(", ", many.stream().map(String::valueOf).toList())
                : value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }
}
