package org.trialbridge.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.country.HolidayDao;
import org.trialbridge.country.Holidays;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.enrollment.ReportLink;
import org.trialbridge.enrollment.ReportLinkDao;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Reminds people of reports that are not in: by itself, and when somebody asks for it. */
public final class ReminderService {
    /** The first zone of the world in which a day begins. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    /** How far a due day may be moved by weekends. */
    private static final int MOVED = 7;

    private static final Duration LINKS_KEPT = Duration.ofDays(30);

    /** Days until the latest due day of which somebody is told before. */
    private static final int AHEAD = 21;

    private final Database database;
    private final ReminderLetter letter;
    private final Clock clock;

    public ReminderService(Database database, ReminderLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    /**
     * Writes to everybody for whom something is due to be said, and returns to how many. It may run as often as one likes,
     * on several nodes: each step of a report is told once, and nobody gets two messages a day. Sites that were made up for
     * a demonstration remind nobody.
     *
     * @throws Problem FORBIDDEN unless the actor may remind everybody
     */
    public int remind(Actor actor) {
        actor.require(Action.CHASE_REPORTS, Place.EVERYTHING);
        Instant now = clock.instant();
        int written = 0;
        for (Errand errand : database.read(tx -> news(tx, open(tx, actor, now)))) {
            if (errand.isByDay(now) && database.bookkeep(tx -> write(tx, errand, now)) > 0) {
                written++;
            }
        }
        database.bookkeep(tx -> tx.dao(ReportLinkDao.class).removeEnded(now.minus(LINKS_KEPT)));
        return written;
    }

    /**
     * Reminds the site contacts of some reports now.
     *
     * @param chosen each a site's code and the end of a period, with a space between
     * @throws Problem NOT_FOUND or FORBIDDEN for somebody who may remind nobody in the trial; INVALID if nothing is chosen
     */
    public Chase chase(Actor actor, String code, Collection<String> chosen) {
        Instant now = clock.instant();
        return database.write(actor, "reports.chase", Guard.trial(code), tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.requireWithin(Action.CHASE_REPORTS, trial.place());
            Set<ChosenReport> wanted = ChosenReport.read(chosen, trial.calendar());
            List<OpenReport> reports = open(tx, actor, trial, wanted, now);
            List<Errand> errands = Errand.of(reports, recipients(tx, reports));
            int people = 0;
            int told = 0;
            for (Errand errand : errands) {
                int written = write(tx, errand, now);
                people += written > 0 ? 1 : 0;
                told += written;
            }
            return new Chase(
                    people,
                    told,
                    errands.size() - people,
                    reports.stream()
                            .filter(report -> errands.stream()
                                    .noneMatch(errand -> errand.reports().contains(report)))
                            .map(report -> report.site().code())
                            .distinct()
                            .toList(),
                    wanted.size() - reports.size());
        });
    }

    private static List<OpenReport> open(
            Transaction tx, Actor actor, Trial trial, Set<ChosenReport> wanted, Instant now) {
        List<LocalDate> ends =
                wanted.stream().map(ChosenReport::periodEnd).sorted().distinct().toList();
        return tx
                .dao(ReportingDao.class)
                .lines(trial.id(), ends.get(0), ends.get(ends.size() - 1), null, actor.scope(Action.CHASE_REPORTS))
                .stream()
                .flatMap(line -> line.at(trial.calendar(), ends, now).periods().stream()
                        .filter(PeriodReporting::isOpen)
                        .filter(period -> wanted.contains(new ChosenReport(line.code(), period.periodEnd())))
                        .map(period -> new OpenReport(trial, line, period, ReminderStep.CHASED)))
                .toList();
    }

    /** Everything that is open in all trials, with the steps it has reached. */
    private static List<OpenReport> open(Transaction tx, Actor actor, Instant now) {
        List<OpenReport> all = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, FIRST_ZONE);
        for (Trial trial : tx.dao(TrialDao.class).list(null, Integer.MAX_VALUE, actor.scope(Action.CHASE_REPORTS))) {
            ReportingCalendar calendar = trial.calendar();
            LocalDate from =
                    today.minusDays((long) calendar.dueDays() + calendar.graceDays() + ReminderSchedule.LAST + MOVED);
            List<LocalDate> ends = calendar.periods(from, today);
            if (!ends.isEmpty()) {
                List<ReportingLine> lines = tx
                        .dao(ReportingDao.class)
                        .lines(
                                trial.id(),
                                ends.get(0),
                                ends.get(ends.size() - 1),
                                null,
                                actor.scope(Action.CHASE_REPORTS))
                        .stream()
                        .filter(line -> !line.illustrative())
                        .toList();
                Holidays holidays = holidays(tx, lines, today);
                lines.forEach(line -> line.at(calendar, ends, now).periods().stream()
                        .filter(PeriodReporting::isOpen)
                        .flatMap(period -> steps(trial, line, period, holidays, now))
                        .forEach(all::add));
            }
        }
        return all;
    }

    /** Those of the countries of some sites, around today. */
    private static Holidays holidays(Transaction tx, List<ReportingLine> lines, LocalDate today) {
        List<String> countries =
                lines.stream().map(ReportingLine::iso2).distinct().toList();
        LocalDate from = today.minusDays(2);
        LocalDate to = today.plusDays(AHEAD);
        return countries.isEmpty()
                ? Holidays.NONE
                : Holidays.of(countries, from, to, tx.dao(HolidayDao.class).between(countries, from, to));
    }

    private static Stream<OpenReport> steps(
            Trial trial, ReportingLine line, PeriodReporting period, Holidays holidays, Instant now) {
        return ReminderSchedule.steps(
                        trial.calendar(),
                        period.periodEnd(),
                        line.weekendDays(),
                        day -> holidays.name(line.iso2(), day) != null,
                        LocalDate.ofInstant(now, line.zone()))
                .stream()
                .map(step -> new OpenReport(trial, line, period, step));
    }

    /** The errands without what was said before. */
    private static List<Errand> news(Transaction tx, List<OpenReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        List<Errand> errands = Errand.of(reports, recipients(tx, reports));
        Set<ReminderDao.Sent> sent = Set.copyOf(tx.dao(ReminderDao.class)
                .sent(errands.stream().map(errand -> errand.to().userId()).toList(), since(reports)));
        return errands.stream()
                .map(errand -> new Errand(
                        errand.to(),
                        errand.reports().stream()
                                .filter(report -> !sent.contains(sent(errand, report)))
                                .toList()))
                .filter(errand -> !errand.reports().isEmpty())
                .toList();
    }

    private static List<Recipient> recipients(Transaction tx, List<OpenReport> reports) {
        return tx.dao(ReminderDao.class)
                .recipients(reports.stream()
                        .map(report -> report.site().siteId())
                        .distinct()
                        .toList());
    }

    /** Writes one message, unless the person got his for today or everything is in by now; returns of how many reports. */
    private int write(Transaction tx, Errand errand, Instant now) {
        List<OpenReport> open = stillOpen(tx, errand.reports());
        Recipient to = errand.to();
        ReminderDao reminders = tx.dao(ReminderDao.class);
        Long message = open.isEmpty()
                ? null
                : reminders
                        .take(to.userId(), LocalDate.ofInstant(now, to.zone()), now)
                        .orElse(null);
        if (message == null) {
            return 0;
        }
        reminders.add(message, open.stream().map(report -> sent(errand, report)).toList());
        List<ReminderLetter.Asked> asked = open.stream()
                .filter(report -> report.step().recipient() == Role.SITE_CONTACT)
                .map(report -> new ReminderLetter.Asked(report, link(tx, to, report, now)))
                .toList();
        List<OpenReport> told = open.stream()
                .filter(report -> report.step().recipient() != Role.SITE_CONTACT)
                .toList();
        tx.dao(OutboxDao.class).add(letter.write(to, asked, told));
        return open.size();
    }

    private static ReportLink link(Transaction tx, Recipient to, OpenReport report, Instant now) {
        ReportingLine site = report.site();
        ReportLink link = ReportLink.make(
                to.userId(), report.trial().id(), site.participationId(), site.siteId(), report.periodEnd(), now);
        tx.dao(ReportLinkDao.class).add(link);
        return link;
    }

    private static List<OpenReport> stillOpen(Transaction tx, List<OpenReport> reports) {
        Set<ReminderDao.Reported> in = Set.copyOf(tx.dao(ReminderDao.class)
                .reported(
                        reports.stream()
                                .map(report -> report.trial().id())
                                .distinct()
                                .toList(),
                        reports.stream().map(report -> report.site().siteId()).toList(),
                        since(reports)));
        return reports.stream()
                .filter(report ->
                        !in.contains(new ReminderDao.Reported(report.site().siteId(), report.periodEnd())))
                .toList();
    }

    private static ReminderDao.Sent sent(Errand errand, OpenReport report) {
        return new ReminderDao.Sent(errand.to().userId(), report.site().siteId(), report.periodEnd(), report.step());
    }

    private static LocalDate since(List<OpenReport> reports) {
        return reports.stream()
                .map(OpenReport::periodEnd)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
