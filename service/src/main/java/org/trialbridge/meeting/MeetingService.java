package org.trialbridge.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.action.ActionItem;
import org.trialbridge.action.ActionItemDao;
import org.trialbridge.action.ActionItemDraft;
import org.trialbridge.action.ActionItemFilter;
import org.trialbridge.action.Choices;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.action.TrialCountries;
import org.trialbridge.country.CountryDao;
import org.trialbridge.country.HolidayDao;
import org.trialbridge.country.Holidays;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Plans, logs and shows meetings. */
public final class MeetingService {
    /** The order if none is asked for. */
    public static final Sort<MeetingSort> USUAL = Sort.down(MeetingSort.DAY);

    private final Database database;
    private final Clock clock;

    public MeetingService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The meetings of which one country, or else the trial, lies in the actor's scope. */
    public Listing<MeetingLine> list(Actor actor, MeetingFilter filter, Sort<MeetingSort> sort, Window window) {
        Scope scope = actor.scope(Action.VIEW);
        return database.read(tx -> Listing.of(
                tx.dao(MeetingDao.class).list(filter, sort, window.afterPlace(), window.fetch(), scope), window));
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} */
    public MeetingDetails get(Actor actor, long id) {
        return database.read(tx -> details(tx, actor, id));
    }

    /**
     * Plans or logs a meeting with all that belongs to it: everything or nothing. It gets the next number of its kind.
     *
     * @return its id
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not do so in each of its trials as a whole; INVALID with
     *     everything that is wrong
     */
    public long log(Actor actor, MeetingInput input) {
        actor.requireAnywhere(Action.EDIT_MEETINGS);
        return database.write(actor, "meeting.log", Guard.register("meeting"), tx -> {
            Mentions mentions = mentions(tx, actor, input);
            requireAll(actor, mentions);
            List<Long> trialIds = mentions.trials().values().stream()
                    .map(TrialCountries::trialId)
                    .toList();
            WholeMeeting whole = WholeMeeting.of(
                    input,
                    mentions,
                    AttendanceInput.codes(tx.dao(CountryDao.class).all()),
                    tx.dao(DecisionDao.class).inForce(input.superseded(), trialIds),
                    clock.instant());
            Long seriesId = tx.dao(SeriesDao.class).of(whole.meeting());
            long id = tx.dao(MeetingWriteDao.class).add(whole.meeting(), seriesId);
            storeRows(tx, id, whole);
            if (whole.meeting().status().held()) {
                tx.dao(CarryOverDao.class).store(id);
            }
            return id;
        });
    }

    private static void storeRows(Transaction tx, long id, WholeMeeting whole) {
        AttendanceDao attendance = tx.dao(AttendanceDao.class);
        for (AttendanceDraft draft : whole.attendance()) {
            attendance.add(id, draft);
        }
        for (DecisionDraft draft : whole.decisions()) {
            tx.dao(DecisionDao.class).add(id, draft);
        }
        for (ActionItemDraft draft : whole.actions()) {
            tx.dao(ActionItemDao.class).insert(draft.from(id));
        }
    }

    /**
     * Changes all of a meeting but its kind, its number, and what belongs to it.
     *
     * @return its new version
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not do so in each of its trials, old and new; STALE if it has
     *     another version; INVALID with everything that is wrong
     */
    public int change(Actor actor, long id, int version, MeetingInput input) {
        return database.write(actor, "meeting.change", Guard.meeting(id), tx -> {
            Meeting current = changeable(tx, actor, id);
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("meeting", id));
            }
            Mentions mentions = mentions(tx, actor, input);
            requireAll(actor, mentions);
            Errors errors = new Errors();
            input.checkKept(errors, current, tx.dao(MeetingDao.class).hasResults(id));
            MeetingDraft draft = input.toDraft(errors, mentions, clock.instant());
            StatusChange.check(errors, current, input.status(), draft.when(), clock.instant());
            errors.throwIfAny();
            MeetingWriteDao dao = tx.dao(MeetingWriteDao.class);
            Long seriesId = tx.dao(SeriesDao.class).of(draft);
            dao.update(id, draft, seriesId);
            carryOver(tx, current, draft, seriesId);
            if (!draft.when().isSameTimeAs(current.when())) {
                dao.forgetAnswers(id);
            }
            dao.removeOtherTrials(id, draft);
            dao.addTrials(id, draft);
            dao.removeOtherCountries(id, draft);
            dao.addCountries(id, draft);
            return version + 1;
        });
    }

    /** Stores what is carried over to a meeting that was held; what was carried over to one that was not is taken back. */
    private static void carryOver(Transaction tx, Meeting before, MeetingDraft now, @Nullable Long seriesId) {
        boolean held = now.status().held();
        CarryOverDao dao = tx.dao(CarryOverDao.class);
        if (!Objects.equals(seriesId, before.seriesId()) || (before.status().held() && !held)) {
            dao.takeBack(before.id());
        }
        if (held) {
            dao.store(before.id());
        }
    }

    /**
     * A meeting for the forms that change it.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change it
     */
    public Meeting getToEdit(Actor actor, long id) {
        return database.read(tx -> changeable(tx, actor, id));
    }

    /**
     * A meeting for the form that adds an action item.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor can not see it or may add none anywhere
     */
    public Meeting getToAct(Actor actor, long id) {
        return database.read(tx -> {
            Meeting meeting = seen(tx, actor, id);
            actor.requireAnywhere(Action.EDIT_ACTIONS);
            return meeting;
        });
    }

    /**
     * What the pages of a trial's meetings offer for choice.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor can read nothing of the trial
     */
    public Choices choices(Actor actor, String trial) {
        return database.read(tx -> {
            TrialCountries found = tx.dao(MentionsDao.class).trial(trial).orElseThrow(Problem::notFound);
            actor.requireOne(Action.VIEW, found.places());
            return choices(tx, actor, found);
        });
    }

    /**
     * The same, for a form that plans or logs a meeting.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not plan meetings of the trial
     */
    public Choices choicesToEdit(Actor actor, String trial) {
        return database.read(tx -> {
            TrialCountries found = tx.dao(MentionsDao.class).trial(trial).orElseThrow(Problem::notFound);
            actor.require(Action.EDIT_MEETINGS, Place.trial(found.trialId()));
            return choices(tx, actor, found);
        });
    }

    /** The names of a trial's series that the actor can see, for choosing one. */
    public List<String> seriesNames(Actor actor, String trial) {
        return database.read(tx -> tx.dao(SeriesDao.class).list(trial, actor.scope(Action.VIEW)).stream()
                .map(SeriesLine::name)
                .toList());
    }

    /** The zone in which somebody reads times. */
    public ZoneId zoneOf(Actor actor) {
        Long userId = actor.userId();
        return userId == null
                ? ZoneOffset.UTC
                : database.read(tx -> tx.dao(MeetingDao.class).zoneOf(userId).orElse(ZoneOffset.UTC));
    }

    private MeetingDetails details(Transaction tx, Actor actor, long id) {
        Meeting meeting = seen(tx, actor, id);
        Scope scope = actor.scope(Action.VIEW);
        List<String> codes = meeting.countries();
        LocalDate before = meeting.when().date().minusDays(2);
        LocalDate after = meeting.when().date().plusDays(2);
        Holidays holidays =
                Holidays.of(codes, before, after, tx.dao(HolidayDao.class).between(codes, before, after));
        List<CountryTime> localTimes = tx.dao(CountryDao.class).all().stream()
                .filter(country -> meeting.countries().contains(country.iso2()))
                .map(country -> CountryTime.of(country, holidays, meeting.when()))
                .toList();
        List<ActionItem> actions = tx.dao(ActionItemDao.class)
                .list(ActionItemFilter.ofMeeting(id), clock.instant(), null, Window.MAX_LIMIT, scope);
        return new MeetingDetails(
                meeting,
                localTimes,
                tx.dao(AttendanceDao.class).of(id),
                tx.dao(DecisionDao.class).of(id),
                actions,
                tx.dao(MeetingDao.class).ledTo(id, scope),
                tx.dao(MeetingDao.class).onward(id, scope),
                tx.dao(MeetingDao.class).minutes(id));
    }

    private static Mentions mentions(Transaction tx, Actor actor, MeetingInput input) {
        return tx.dao(MentionsDao.class)
                .find(
                        MeetingInput.present(input.trials()),
                        input.institutionIds(),
                        input.personIds(),
                        actor.scope(Action.VIEW))
                .seenBy(actor);
    }

    private static Choices choices(Transaction tx, Actor actor, TrialCountries trial) {
        return Choices.of(
                trial,
                tx.dao(InstitutionDao.class).list(null, null, null, Choices.MOST_INSTITUTIONS),
                tx.dao(MentionsDao.class).peopleChoices(actor.scope(Action.VIEW)));
    }

    private static void requireAll(Actor actor, Mentions mentions) {
        mentions.trials().values().forEach(trial -> actor.require(Action.EDIT_MEETINGS, Place.trial(trial.trialId())));
    }

    private static Meeting seen(Transaction tx, Actor actor, long id) {
        MeetingDao dao = tx.dao(MeetingDao.class);
        return Sight.of(actor, dao.find(id).orElseThrow(Problem::notFound), dao.places(id));
    }

    private static Meeting changeable(Transaction tx, Actor actor, long id) {
        MeetingDao dao = tx.dao(MeetingDao.class);
        return Sight.ofEditor(actor, dao.find(id).orElseThrow(Problem::notFound), dao.places(id));
    }
}
