package org.trialbridge.milestone;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Keeps milestones, and tells how they stand. */
public final class MilestoneService {
    private static final int MAX_SITES = 1000;

    private final Database database;
    private final Clock clock;
    private final MilestoneStatus.Thresholds thresholds;

    public MilestoneService(Database database, Clock clock, MilestoneStatus.Thresholds thresholds) {
        this.database = database;
        this.clock = clock;
        this.thresholds = thresholds;
    }

    /** The milestones that the actor may see: of trials, then by country and site; as of a day, as known at an instant. */
    public Listing<JudgedMilestone> list(
            Actor actor, MilestoneFilter filter, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return database.readKnownAt(knownAt, tx -> {
            List<JudgedMilestone> all = trials(tx, actor, filter.trial()).stream()
                    .flatMap(trial -> judged(tx, trial, asOf).stream())
                    .filter(judged -> actor.may(Action.VIEW, judged.milestone().place()))
                    .filter(filter::matches)
                    .toList();
            int from = start(all, window.after());
            int to = Math.min(all.size(), from + window.fetch());
            return Listing.of(
                    all.subList(from, to), window, judged -> judged.milestone().id());
        });
    }

    public JudgedMilestone find(Actor actor, long id) {
        return database.read(tx -> require(tx, actor, Action.VIEW, id));
    }

    /** How the dates of a milestone were changed and why, the latest first. */
    public List<DateMove> moves(Actor actor, long id) {
        return database.read(tx -> {
            require(tx, actor, Action.VIEW, id);
            return tx.dao(MilestoneDao.class).moves(id);
        });
    }

    public JudgedMilestone create(Actor actor, MilestoneInput input) {
        String code = input.trial();
        if (code == null) {
            throw Problem.invalid("trial", "Enter a value.");
        }
        return database.write(actor, "milestone.create", input.auditedReason(), Guard.trial(code), tx -> {
            Milestone blank = blank(tx, code, input);
            actor.require(Action.EDIT_TRIAL, blank.place());
            MilestoneDao dao = tx.dao(MilestoneDao.class);
            Milestone milestone = input.toMilestone(
                    blank,
                    dao.ofTrial(blank.trialId(), null),
                    seen(actor),
                    today(tx, blank.iso2(), blank.site(), code));
            long id = dao.insert(milestone);
            dao.waitFor(id, milestone.dependencies());
            return require(tx, actor, Action.EDIT_TRIAL, id);
        });
    }

    /**
     * Changes a milestone. What waits for it is then expected later or earlier by itself.
     *
     * @throws Problem STALE if {@code version} is not the current one
     */
    public JudgedMilestone change(Actor actor, long id, int version, MilestoneInput input) {
        return database.write(actor, "milestone.change", input.auditedReason(), Guard.milestone(id), tx -> {
            Trial trial = trialOf(tx, id);
            List<JudgedMilestone> all = judged(tx, trial, null);
            JudgedMilestone current = require(all, actor, Action.EDIT_TRIAL, id);
            Milestone stored = current.milestone();
            if (stored.version() != version) {
                throw Problem.stale(current, tx.lastChange("milestone", id));
            }
            MilestoneDao dao = tx.dao(MilestoneDao.class);
            Milestone milestone = input.toMilestone(
                    stored,
                    all.stream().map(JudgedMilestone::milestone).toList(),
                    seen(actor),
                    today(tx, stored.iso2(), stored.site(), stored.trial()));
            dao.update(milestone);
            dao.waitFor(id, milestone.dependencies());
            return require(judged(tx, trial, null), actor, Action.EDIT_TRIAL, id);
        });
    }

    /** What waits for a milestone, directly or behind others, as far as the actor may see it; in the order of the days. */
    public List<JudgedMilestone> waiting(Actor actor, long id) {
        return database.read(tx -> {
            List<JudgedMilestone> all = judged(tx, trialOf(tx, id), null);
            require(all, actor, Action.VIEW, id);
            Set<Long> after =
                    Chain.after(id, all.stream().map(JudgedMilestone::milestone).toList());
            return all.stream()
                    .filter(judged -> after.contains(judged.milestone().id()))
                    .filter(judged -> actor.may(Action.VIEW, judged.milestone().place()))
                    .sorted(Comparator.comparing(
                            JudgedMilestone::expectedOn, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        });
    }

    /** The ids of all milestones of the trial of one that the actor may see. */
    public Set<Long> seen(Actor actor, long id) {
        return database.read(tx -> {
            require(tx, actor, Action.VIEW, id);
            return tx.dao(MilestoneDao.class).ofTrial(trialOf(tx, id).id(), null).stream()
                    .filter(seen(actor))
                    .map(Milestone::id)
                    .collect(Collectors.toSet());
        });
    }

    /** From where on a milestone is AMBER or RED. */
    public MilestoneStatus.Thresholds thresholds(Actor actor) {
        return thresholds;
    }

    /** What the form of a milestone offers: places where the actor may plan, and the trial's milestones. */
    public MilestoneChoices choices(Actor actor, String trial) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            Scope scope = actor.scope(Action.EDIT_TRIAL);
            return new MilestoneChoices(
                    tx.dao(ParticipationDao.class).list(found.id(), null, Window.MAX_LIMIT, scope),
                    tx.dao(SiteDao.class).list(found.id(), null, null, MAX_SITES, scope),
                    tx.dao(MilestoneDao.class).ofTrial(found.id(), null).stream()
                            .filter(milestone -> actor.may(Action.EDIT_TRIAL, milestone.place()))
                            .toList());
        });
    }

    private JudgedMilestone require(Transaction tx, Actor actor, Action action, long id) {
        return require(judged(tx, trialOf(tx, id), null), actor, action, id);
    }

    private static JudgedMilestone require(List<JudgedMilestone> all, Actor actor, Action action, long id) {
        JudgedMilestone found = all.stream()
                .filter(judged -> judged.milestone().id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
        actor.require(action, found.milestone().place());
        return found;
    }

    private static Trial trialOf(Transaction tx, long id) {
        String code = tx.dao(MilestoneDao.class).trialOf(id).orElseThrow(Problem::notFound);
        return tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
    }

    private List<JudgedMilestone> judged(Transaction tx, Trial trial, @Nullable LocalDate asOf) {
        LocalDate today = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
        return tx.dao(MilestoneDao.class).judged(trial, asOf, today, thresholds);
    }

    private static Predicate<Milestone> seen(Actor actor) {
        return milestone -> actor.may(Action.VIEW, milestone.place());
    }

    private static List<Trial> trials(Transaction tx, Actor actor, @Nullable String code) {
        TrialDao dao = tx.dao(TrialDao.class);
        if (code == null) {
            return dao.list(null, Window.MAX_LIMIT, actor.scope(Action.VIEW));
        }
        Trial trial = dao.find(code).orElseThrow(Problem::notFound);
        actor.require(Action.VIEW_FRAME, trial.place());
        return List.of(trial);
    }

    private static int start(List<JudgedMilestone> all, @Nullable String after) {
        if (after == null) {
            return 0;
        }
        for (int i = 0; i < all.size(); i++) {
            if (String.valueOf(all.get(i).milestone().id()).equals(after)) {
                return i + 1;
            }
        }
        throw Problem.malformed("Use the cursor from the answer before, unchanged.");
    }

    private static Milestone blank(Transaction tx, String code, MilestoneInput input) {
        Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
        Site site = input.site() == null
                ? null
                : tx.dao(SiteDao.class).find(code, input.site()).orElse(null);
        String iso2 = site == null ? input.iso2() : site.iso2();
        Participation country = iso2 == null
                ? null
                : tx.dao(ParticipationDao.class).find(code, iso2).orElse(null);
        return new Milestone(
                0,
                1,
                trial.id(),
                code,
                country == null ? null : country.id(),
                country == null ? null : iso2,
                site == null ? null : site.id(),
                site == null ? null : site.code(),
                Milestone.Code.COUNTRY_CONTACTED,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                false,
                null,
                null,
                null,
                null);
    }

    /** The day at the site, else in the country, else in UTC. */
    private LocalDate today(Transaction tx, @Nullable String iso2, @Nullable String site, String trial) {
        ZoneId zone = site != null
                ? tx.dao(SiteDao.class).find(trial, site).map(Site::zone).orElse(ZoneOffset.UTC)
                : iso2 != null
                        ? tx.dao(CountryDao.class).find(iso2).map(Country::zone).orElse(ZoneOffset.UTC)
                        : ZoneOffset.UTC;
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
