package org.trialbridge.action;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** Keeps action items. Those of a meeting are added in the meeting's own package. */
public final class ActionItemService {
    /** The order if none is asked for. */
    public static final Sort<ActionSort> USUAL = Sort.up(ActionSort.DUE);

    private final Database database;
    private final Clock clock;

    public ActionItemService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The action items in the actor's scope: open ones first, the most overdue at the top. */
    public Listing<ActionItem> list(Actor actor, ActionItemFilter filter, Window window) {
        Listing<ListedAction> lines = list(actor, filter, USUAL, window);
        return lines.as(items -> items.stream().map(ListedAction::item).toList());
    }

    /** As {@link #list(Actor, ActionItemFilter, Window)}, in an order of choice and with which are the actor's own. */
    public Listing<ListedAction> list(Actor actor, ActionItemFilter filter, Sort<ActionSort> sort, Window window) {
        Instant now = clock.instant();
        Scope scope = actor.scope(Action.VIEW);
        return database.read(tx -> Listing.of(
                tx.dao(ActionItemDao.class)
                        .list(filter, mine(tx, actor, now), sort, now, window.afterPlace(), window.fetch(), scope),
                window,
                ListedAction::place));
    }

    /**
     * What stands around the list: how many are open of the filter's trial, country, owner and words, and what the filter
     * offers. What a filter of one trial offers is of that trial.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor can read nothing of the filter's trial, or nothing at all
     */
    public ActionOverview overview(Actor actor, ActionItemFilter filter) {
        Instant now = clock.instant();
        Scope scope = actor.scope(Action.VIEW);
        return database.read(tx -> {
            String trial = filter.trial();
            if (trial == null) {
                actor.requireAnywhere(Action.VIEW);
            } else {
                actor.requireOne(Action.VIEW, trial(tx, trial).places());
            }
            ActionListDao dao = tx.dao(ActionListDao.class);
            return ActionOverview.of(
                    dao.counts(filter, mine(tx, actor, now), now, scope),
                    dao.owners(trial, scope),
                    dao.trialsAndCountries(scope),
                    trial);
        });
    }

    private static Mine mine(Transaction tx, Actor actor, Instant now) {
        Long userId = actor.userId();
        if (userId == null) {
            return Mine.NOTHING;
        }
        ActionListDao dao = tx.dao(ActionListDao.class);
        List<Long> people = dao.people(userId);
        return new Mine(people, dao.institutions(people, LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }

    /** How the due day of an item moved, the latest first. */
    public List<DueMove> moves(Actor actor, long id) {
        return database.read(tx -> {
            read(tx, actor, id);
            return tx.dao(ActionListDao.class).moves(id);
        });
    }

    /** Tells whether the actor may change an item that he sees. */
    public boolean mayChange(Actor actor, long id) {
        return database.read(tx -> tx.dao(ActionItemDao.class)
                .place(id)
                .filter(place -> actor.may(Action.EDIT_ACTIONS, place))
                .isPresent());
    }

    /**
     * What the list of a trial's action items offers for choice.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor can read nothing of the trial
     */
    public Choices choices(Actor actor, String trial) {
        return choices(actor, trial, Action.VIEW);
    }

    /**
     * What the forms for a trial's action items offer.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may change no action item of the trial
     */
    public Choices choicesToEdit(Actor actor, String trial) {
        return choices(actor, trial, Action.EDIT_ACTIONS);
    }

    private Choices choices(Actor actor, String code, Action action) {
        return database.read(tx -> {
            TrialCountries trial = trial(tx, code);
            actor.requireOne(action, trial.places());
            return Choices.of(
                    trial,
                    tx.dao(InstitutionDao.class).list(null, null, null, Choices.MOST_INSTITUTIONS),
                    tx.dao(MentionsDao.class).peopleChoices(actor.scope(Action.VIEW)));
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} */
    public ActionItem get(Actor actor, long id) {
        return database.read(tx -> read(tx, actor, id));
    }

    /** As {@link #get}, for whoever may change it. */
    public ActionItem getToChange(Actor actor, long id) {
        return database.read(tx -> {
            actor.require(
                    Action.EDIT_ACTIONS, tx.dao(ActionItemDao.class).place(id).orElseThrow(Problem::notFound));
            return read(tx, actor, id);
        });
    }

    /** As {@link #get}, with how far the due day is. */
    public ListedAction line(Actor actor, long id) {
        return database.read(tx -> line(tx, actor, id));
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if a rule is broken */
    public ActionItem create(Actor actor, ActionItemInput input) {
        actor.requireAnywhere(Action.EDIT_ACTIONS);
        String code = input.trial();
        if (code == null) {
            throw Problem.invalid("trial", "Enter the code of the trial.");
        }
        return database.write(actor, "action.create", Guard.trial(code), tx -> {
            TrialCountries trial = trial(tx, code);
            actor.require(Action.EDIT_ACTIONS, trial.place(input.country()));
            ActionItemDraft draft = draft(tx, actor, input, trial, null);
            return read(tx, actor, tx.dao(ActionItemDao.class).insert(draft));
        });
    }

    /**
     * Changes all but the trial and the meeting of an action item.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}, also for the country it is moved to; STALE if it has
     *     another version; INVALID if a rule is broken
     */
    public ActionItem change(Actor actor, long id, int version, ActionItemInput input) {
        return database.write(actor, "action.change", Texts.kept(input.reason()), Guard.actionItem(id), tx -> {
            ActionItem current = current(tx, actor, id, version);
            TrialCountries trial = trial(tx, current.trial());
            actor.require(Action.EDIT_ACTIONS, trial.place(input.country()));
            Errors errors = new Errors();
            errors.check(
                    input.trial() == null || input.trial().equals(current.trial()),
                    "trial",
                    "Leave the trial as it is: {0}.",
                    current.trial());
            ActionProgress.checkReason(
                    errors, current.dueOn(), input.dueOn() == null ? current.dueOn() : input.dueOn(), input.reason());
            errors.throwIfAny();
            tx.dao(ActionItemDao.class).update(id, draft(tx, actor, input, trial, current));
            return read(tx, actor, id);
        });
    }

    /**
     * Changes the status and the due day only. Done is done today, by the calendar of its country.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; STALE if it has another version; INVALID if a day
     *     moves without a reason
     */
    public ActionItem progress(Actor actor, long id, int version, ActionProgress progress) {
        return database.write(actor, "action.change", Texts.kept(progress.reason()), Guard.actionItem(id), tx -> {
            ActionItem current = current(tx, actor, id, version);
            ZoneId zone = trial(tx, current.trial()).zone(current.country());
            tx.dao(ActionItemDao.class)
                    .progress(id, progress.over(current, LocalDate.ofInstant(clock.instant(), zone)));
            return read(tx, actor, id);
        });
    }

    /**
     * Says that it is done today, by the calendar of its country.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; STALE if it has another version
     */
    public ActionItem finish(Actor actor, long id, int version) {
        return database.write(actor, "action.finish", Guard.actionItem(id), tx -> {
            ActionItem current = current(tx, actor, id, version);
            ZoneId zone = trial(tx, current.trial()).zone(current.country());
            tx.dao(ActionItemDao.class).finish(id, LocalDate.ofInstant(clock.instant(), zone));
            return read(tx, actor, id);
        });
    }

    private ActionItem current(Transaction tx, Actor actor, long id, int version) {
        Place place = tx.dao(ActionItemDao.class).place(id).orElseThrow(Problem::notFound);
        actor.require(Action.EDIT_ACTIONS, place);
        ActionItem current = read(tx, actor, id);
        if (current.version() != version) {
            throw Problem.stale(current, tx.lastChange("action_item", id));
        }
        return current;
    }

    private ActionItem read(Transaction tx, Actor actor, long id) {
        return line(tx, actor, id).item();
    }

    private ListedAction line(Transaction tx, Actor actor, long id) {
        ActionItemDao dao = tx.dao(ActionItemDao.class);
        Instant now = clock.instant();
        actor.require(Action.VIEW, dao.place(id).orElseThrow(Problem::notFound));
        return dao
                .list(
                        ActionItemFilter.only(id),
                        mine(tx, actor, now),
                        Sort.up(ActionSort.DUE),
                        now,
                        null,
                        1,
                        actor.scope(Action.VIEW))
                .stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private ActionItemDraft draft(
            Transaction tx, Actor actor, ActionItemInput input, TrialCountries trial, @Nullable ActionItem current) {
        List<Long> people = Stream.ofNullable(input.ownerPersonId()).toList();
        List<Long> institutions = Stream.ofNullable(input.ownerInstitutionId()).toList();
        Mentions mentions = tx.dao(MentionsDao.class).find(List.of(), institutions, people, actor.scope(Action.VIEW));
        if (current != null) {
            mentions = mentions.and(current.ownerPersonId());
        }
        Errors errors = new Errors();
        ActionItemDraft draft = input.toDraft(
                errors, "", trial, mentions, current == null ? null : current.meetingId(), clock.instant());
        errors.throwIfAny();
        return draft;
    }

    private static TrialCountries trial(Transaction tx, String code) {
        return tx.dao(MentionsDao.class).trial(code).orElseThrow(Problem::notFound);
    }
}
