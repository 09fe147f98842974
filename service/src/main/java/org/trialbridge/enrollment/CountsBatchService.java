package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.enrollment.CountsBatchDao.NewLine;
import org.trialbridge.enrollment.CountsBatchDao.Numbered;
import org.trialbridge.enrollment.CountsBatchDao.PlaceLine;
import org.trialbridge.enrollment.CountsBatchDao.PlaceSize;
import org.trialbridge.lock.Lock;
import org.trialbridge.lock.LockDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/**
 * Takes many reports of a trial at once, all or none. They are judged before any row is locked; under the locks of their
 * places only those are judged again where somebody else reported meanwhile.
 */
public final class CountsBatchService {
    /** So many places are in memory at a time with what they reported. */
    private static final int PLACES_AT_A_TIME = 100;

    private static final int LINES_AT_A_TIME = 2000;

    private final Database database;
    private final Clock clock;

    public CountsBatchService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reports what a request holds.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN for somebody who may report nowhere in the trial; INVALID with what is wrong,
     *     line by line
     */
    public BatchReceipt put(Actor actor, String trial, CountsBatchInput input) {
        database.read(tx -> trial(tx, actor, trial));
        return save(actor, trial, input.toLines(), BatchTerms.LINE_BY_LINE);
    }

    /** Tells what would become of the lines, and stores nothing. */
    public BatchCheck check(Actor actor, String trial, List<CountsBatchLine> lines, BatchTerms terms) {
        return check(actor, trial, lines, terms, BatchProgress.UNTOLD);
    }

    /** As {@link #check(Actor, String, List, BatchTerms)}, telling how far it is. */
    public BatchCheck check(
            Actor actor, String trial, List<CountsBatchLine> lines, BatchTerms terms, BatchProgress progress) {
        return judge(actor, trial, lines, terms, progress).check();
    }

    /** As {@link #save(Actor, String, List, BatchTerms, Seen)}, of lines that come from no file. */
    public BatchReceipt save(Actor actor, String trial, List<CountsBatchLine> lines, BatchTerms terms) {
        return save(actor, trial, lines, terms, Seen.NOTHING);
    }

    /**
     * Stores the lines, all or none.
     *
     * @throws Problem as {@link #put}; CONFLICT if what becomes of the lines is no longer what the sender saw
     */
    public BatchReceipt save(Actor actor, String trial, List<CountsBatchLine> lines, BatchTerms terms, Seen seen) {
        return save(actor, trial, lines, terms, seen, BatchProgress.UNTOLD);
    }

    /** As {@link #save(Actor, String, List, BatchTerms, Seen)}, telling how far it is. */
    public BatchReceipt save(
            Actor actor,
            String trial,
            List<CountsBatchLine> lines,
            BatchTerms terms,
            Seen seen,
            BatchProgress progress) {
        Judged judged = judge(actor, trial, lines, terms, progress);
        BatchCheck check = judged.check();
        requireSame(check, seen);
        if (check.isUnchanged() && actor.origin().retry() == null) {
            return BatchReceipt.of(null, items(check, Map.of()), List.of());
        }
        Guard guard = Guard.places(
                trial, judged.seen.keySet().stream().map(CountsPlace::place).toList());
        try {
            return database.write(
                    actor,
                    "counts.submitMany",
                    check.reason(seen.file()),
                    guard,
                    tx -> write(tx, actor, trial, judged, seen, progress));
        } catch (NothingNew nothing) {
            return BatchReceipt.of(null, items(nothing.check, Map.of()), List.of());
        }
    }

    private Judged judge(
            Actor actor, String code, List<CountsBatchLine> lines, BatchTerms terms, BatchProgress progress) {
        return database.read(tx -> {
            Trial trial = trial(tx, actor, code);
            CountsBatch batch =
                    new CountsBatch(lines, terms, clock, actor.origin().channel());
            Map<CountsPlace, List<Integer>> places = batch.assign(places(tx, actor, code, batch));
            Map<CountsPlace, Long> seen = sizes(tx, trial, places.keySet());
            judge(tx, trial, batch, places, places.keySet(), progress);
            return new Judged(trial, batch, seen, terms);
        });
    }

    private static Trial trial(Transaction tx, Actor actor, String code) {
        Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
        actor.requireWithin(Action.SUBMIT_COUNTS, trial.place());
        return trial;
    }

    /** Under the locks: what changed since is judged again, then everything is stored. */
    private BatchReceipt write(
            Transaction tx, Actor actor, String code, Judged judged, Seen seen, BatchProgress progress) {
        CountsBatch batch = judged.batch.copy();
        Map<CountsPlace, List<Integer>> places = batch.assign(places(tx, actor, code, batch));
        Map<CountsPlace, Long> now = sizes(tx, judged.trial, places.keySet());
        List<CountsPlace> changed = now.entrySet().stream()
                .filter(place -> !place.getValue().equals(judged.seen.get(place.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        judge(tx, judged.trial, batch, places, changed, BatchProgress.UNTOLD);
        BatchCheck check = new BatchCheck(batch.verdicts(), judged.terms.confirmsWarnings());
        if (check.isUnchanged()) {
            throw new NothingNew(check);
        }
        requireSame(check, seen);
        Map<Key, Long> numbers = append(tx, judged.trial, check, progress);
        List<Integer> editions = tx.dao(EditionShownDao.class)
                .beforeAll(judged.trial.id(), Collections.min(numbers.values()), tx.entryId());
        BatchReceipt receipt = BatchReceipt.of(tx.entryId(), items(check, numbers), editions);
        if (seen.file() != null && seen.whole()) {
            tx.dao(CountsUploadDao.class).append(judged.trial.id(), seen.file(), receipt);
        }
        return receipt;
    }

    private static void requireSame(BatchCheck check, Seen seen) {
        if (seen.fingerprint() != null && !seen.fingerprint().equals(check.fingerprint())) {
            throw Problem.conflict("Somebody reported meanwhile. Look through the rows again before you load them.");
        }
        check.throwIfStopped();
    }

    private static void judge(
            Transaction tx,
            Trial trial,
            CountsBatch batch,
            Map<CountsPlace, List<Integer>> places,
            Collection<CountsPlace> judged,
            BatchProgress progress) {
        List<CountsPlace> all = List.copyOf(judged);
        int done = 0;
        for (int from = 0; from < all.size(); from += PLACES_AT_A_TIME) {
            List<CountsPlace> part = all.subList(from, Math.min(all.size(), from + PLACES_AT_A_TIME));
            Map<Long, List<CountsLine>> inForce = tx.dao(CountsBatchDao.class).inForce(trial.id(), ids(part)).stream()
                    .collect(Collectors.groupingBy(
                            PlaceLine::placeId, Collectors.mapping(PlaceLine::line, Collectors.toList())));
            Map<String, List<Lock>> locks = locks(tx, trial, part);
            for (CountsPlace place : part) {
                List<Integer> lines = Objects.requireNonNull(places.get(place));
                batch.judge(
                        new PlaceLedger(place, inForce.getOrDefault(id(place), List.of())),
                        locks.getOrDefault(place.iso2(), List.of()),
                        lines);
                done += lines.size();
                progress.judged(done);
            }
        }
    }

    /** The locks in force, by country. */
    private static Map<String, List<Lock>> locks(Transaction tx, Trial trial, List<CountsPlace> places) {
        List<Long> locked = places.stream()
                .filter(place -> place.lockedThrough() != null)
                .map(CountsPlace::participationId)
                .distinct()
                .toList();
        return locked.isEmpty()
                ? Map.of()
                : tx.dao(LockDao.class).inForce(trial.id(), locked).stream().collect(Collectors.groupingBy(Lock::iso2));
    }

    private static List<CountsPlace> places(Transaction tx, Actor actor, String trial, CountsBatch batch) {
        CountsPlaceDao dao = tx.dao(CountsPlaceDao.class);
        return Stream.concat(
                        dao.sitesNamed(trial, batch.siteCodes(), actor.scope(Action.SUBMIT_COUNTS)).stream(),
                        dao
                                .countriesNamed(trial, batch.countryCodes(), actor.scope(Action.DECLARE_COUNTRY_COUNTS))
                                .stream())
                .toList();
    }

    private static Map<CountsPlace, Long> sizes(Transaction tx, Trial trial, Collection<CountsPlace> places) {
        Map<Long, Long> lines = tx.dao(CountsBatchDao.class).sizes(trial.id(), ids(places)).stream()
                .collect(Collectors.toMap(PlaceSize::placeId, PlaceSize::lines));
        Map<CountsPlace, Long> sizes = new LinkedHashMap<>();
        places.forEach(place -> sizes.put(place, lines.getOrDefault(id(place), 0L)));
        return sizes;
    }

    /** Period after period of a place, so that its current counts are moved on and not read anew. */
    private static Map<Key, Long> append(Transaction tx, Trial trial, BatchCheck check, BatchProgress progress) {
        List<NewLine> lines = check.verdicts().stream()
                .filter(verdict -> verdict.outcome() != Submitted.Outcome.UNCHANGED)
                .map(verdict ->
                        NewLine.of(Objects.requireNonNull(verdict.place()), Objects.requireNonNull(verdict.counts())))
                .sorted(Comparator.comparing(NewLine::periodEnd))
                .toList();
        Map<Key, Long> numbers = new HashMap<>();
        for (int from = 0; from < lines.size(); from += LINES_AT_A_TIME) {
            List<NewLine> part = lines.subList(from, Math.min(lines.size(), from + LINES_AT_A_TIME));
            for (Numbered line : tx.dao(CountsBatchDao.class).append(trial.id(), part, tx.entryId())) {
                numbers.put(new Key(line.placeId(), line.periodEnd()), line.id());
            }
            progress.stored(from + part.size());
        }
        return numbers;
    }

    private static List<BatchReceipt.Item> items(BatchCheck check, Map<Key, Long> numbers) {
        List<BatchReceipt.Item> items = new ArrayList<>();
        for (LineVerdict verdict : check.verdicts()) {
            CountsPlace place = Objects.requireNonNull(verdict.place());
            Counts counts = Objects.requireNonNull(verdict.counts());
            CountsLine current = verdict.current();
            Long number = numbers.get(new Key(id(place), counts.periodEnd()));
            items.add(new BatchReceipt.Item(
                    place.siteId() == null ? null : place.code(),
                    place.siteId() == null ? place.code() : null,
                    counts.periodEnd(),
                    Objects.requireNonNull(verdict.outcome()),
                    number == null ? Objects.requireNonNull(current).id() : number,
                    counts.revision()));
        }
        return items;
    }

    private static List<Long> ids(Collection<CountsPlace> places) {
        return places.stream().map(CountsBatchService::id).toList();
    }

    private static long id(CountsPlace place) {
        return place.siteId() == null ? -place.participationId() : place.siteId();
    }

    private record Key(long placeId, LocalDate periodEnd) {}

    /**
     * What was judged before the locks.
     *
     * @param seen the places as they were, with how many lines each had
     */
    private record Judged(Trial trial, CountsBatch batch, Map<CountsPlace, Long> seen, BatchTerms terms) {
        BatchCheck check() {
            return new BatchCheck(batch.verdicts(), terms.confirmsWarnings());
        }
    }

    /**
     * What the sender had before him.
     *
     * @param file from which the lines come; null if they come from none
     * @param whole whether these are all its lines, so that the file counts as loaded
     * @param fingerprint of the check that he saw; null if he saw none
     */
    public record Seen(
            @Nullable SourceFile file,
            boolean whole,
            @Nullable String fingerprint) {
        public static final Seen NOTHING = new Seen(null, false, null);

        /** Some lines of a file. */
        public static Seen partOf(SourceFile file) {
            return new Seen(file, false, null);
        }
    }
}
