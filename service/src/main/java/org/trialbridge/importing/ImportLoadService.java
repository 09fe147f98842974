package org.trialbridge.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Tells what would become of the rows of a file, and loads them: all or none. */
public final class ImportLoadService {
    private static final int MOST_ERRORS = 1000;

    private final Database database;
    private final Clock clock;

    public ImportLoadService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What whoever imports decided.
     *
     * @param seen the fingerprint of what he saw; null if he takes what comes
     * @param acting numbers of the rows that are to be created though something is like them, or that are to change what is
     *     there; all others leave what is there as it is
     * @param reason why the file is loaded; it is kept in the audit trail
     */
    public record Decision(
            @Nullable String seen,
            Set<Integer> acting,
            @Nullable String reason) {
        public Decision {
            acting = Set.copyOf(acting);
        }
    }

    /** What would become of each row. Nothing is changed. */
    public ImportLook look(Actor actor, Staged staged) {
        staged.mapping().check(staged.kind());
        return database.read(tx -> {
            require(tx, actor, staged);
            return ImportLook.of(
                    staged,
                    tx.dao(ImportLoadDao.class)
                            .find(staged.kind(), staged.trialId(), staged.file().sha256())
                            .orElse(null),
                    judge(tx, actor, staged));
        });
    }

    /**
     * Loads a file, and forgets its cells.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not; CONFLICT if the file was loaded already; INVALID if a row
     *     is rejected, there is no reason, or something has changed since he looked
     */
    public ImportReceipt load(Actor actor, Staged staged, Decision decision) {
        staged.mapping().check(staged.kind());
        String given = reason(decision);
        String reason = staged.file().words(given, staged.kind());
        return database.write(actor, "import.load", reason, guard(staged), tx -> {
            require(tx, actor, staged);
            ImportLoadDao loads = tx.dao(ImportLoadDao.class);
            if (loads.find(staged.kind(), staged.trialId(), staged.file().sha256())
                    .isPresent()) {
                throw Problem.conflict("This file was loaded already, so nothing was changed.");
            }
            Predicate<Verdict<?>> acts = verdict -> decision.acting().contains(verdict.row());
            lock(loads, staged.kind(), judge(tx, actor, staged));
            List<? extends Verdict<?>> rows = judgeAndStore(tx, actor, staged, decision, acts);
            int created =
                    count(rows, row -> row.state() == State.NEW || (row.state() == State.DUPLICATE && acts.test(row)));
            int changed = count(rows, row -> row.state() == State.CHANGED && acts.test(row));
            int untouched = rows.size() - created - changed;
            loads.insert(staged, staged.file().sha256(), actor.userId(), created, changed, untouched);
            if (staged.id() != 0) {
                tx.dao(ImportDraftDao.class).delete(staged.id());
            }
            return new ImportReceipt(tx.entryId(), created, changed, untouched);
        });
    }

    private static String reason(Decision decision) {
        Errors errors = new Errors();
        String reason = errors.optionalText(decision.reason(), "reason", 500);
        errors.check(reason != null, "reason", "Say where the file comes from, or why it is loaded.");
        errors.throwIfAny();
        return reason == null ? "" : Texts.clean(reason);
    }

    private static Guard guard(Staged staged) {
        return switch (staged.kind()) {
            case INSTITUTIONS -> Guard.register("institution");
            case PEOPLE -> Guard.register("person");
            case SITES -> Guard.trial(String.valueOf(staged.trial()));
            case MEETINGS -> Guard.register("meeting");
        };
    }

    private static void require(Transaction tx, Actor actor, Staged staged) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        if (staged.kind().needsTrial()) {
            Trial trial =
                    tx.dao(TrialDao.class).find(String.valueOf(staged.trial())).orElseThrow(Problem::notFound);
            staged.kind().require(actor, trial.place());
        }
    }

    private List<? extends Verdict<?>> judge(Transaction tx, Actor actor, Staged staged) {
        KnownDao known = tx.dao(KnownDao.class);
        return switch (staged.kind()) {
            case INSTITUTIONS -> known.institutions(staged);
            case PEOPLE -> known.people(staged, actor);
            case SITES -> known.sites(staged, actor, clock);
            case MEETINGS -> known.meetings(staged, actor, clock);
        };
    }

    private List<? extends Verdict<?>> judgeAndStore(
            Transaction tx, Actor actor, Staged staged, Decision decision, Predicate<Verdict<?>> acts) {
        KnownDao known = tx.dao(KnownDao.class);
        StoreDao store = tx.dao(StoreDao.class);
        return switch (staged.kind()) {
            case INSTITUTIONS -> {
                List<Verdict<InstitutionJudge.Plan>> rows = known.institutions(staged);
                check(rows, decision);
                store.institutions(rows, acts);
                yield rows;
            }
            case PEOPLE -> {
                List<Verdict<PersonJudge.Plan>> rows = known.people(staged, actor);
                check(rows, decision);
                store.people(rows, acts);
                yield rows;
            }
            case SITES -> {
                List<Verdict<SiteJudge.Plan>> rows = known.sites(staged, actor, clock);
                check(rows, decision);
                store.sites(rows, acts);
                yield rows;
            }
            case MEETINGS -> {
                List<Verdict<MeetingJudge.Plan>> rows = known.meetings(staged, actor, clock);
                check(rows, decision);
                store.meetings(rows, acts);
                yield rows;
            }
        };
    }

    /** Nobody changes what is there between its being judged and its being stored. */
    private static void lock(ImportLoadDao dao, Kind kind, List<? extends Verdict<?>> rows) {
        List<Long> ids = new ArrayList<>();
        rows.stream()
                .filter(Verdict::asks)
                .flatMap(row -> Stream.ofNullable(row.like()))
                .forEach(like -> ids.add(like.id()));
        List<Long> locked = switch (kind) {
            case INSTITUTIONS -> dao.lockInstitutions(ids);
            case PEOPLE -> dao.lockPeople(ids);
            case SITES -> dao.lockSites(ids);
            case MEETINGS -> dao.lockMeetings(ids);
        };
        if (locked.size() > ids.size()) {
            throw new IllegalStateException("more is locked than there is");
        }
    }

    private static void check(List<? extends Verdict<?>> rows, Decision decision) {
        List<FieldError> errors = rows.stream()
                .flatMap(row -> row.errors().stream()
                        .map(error -> new FieldError(
                                (row.sheet() == 0 ? "rows/" : "participants/")
                                        + row.row()
                                        + (error.column() == null
                                                ? ""
                                                : "/" + error.column().heading()),
                                "{0}",
                                error.detail())))
                .limit(MOST_ERRORS)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        if (decision.seen() != null && !decision.seen().equals(ImportLook.fingerprint(rows))) {
            throw Problem.conflict(
                    "Somebody changed something meanwhile. Look at the rows again before you load them.");
        }
    }

    private static int count(List<? extends Verdict<?>> rows, Predicate<Verdict<?>> wanted) {
        return (int) rows.stream().filter(wanted).count();
    }
}
