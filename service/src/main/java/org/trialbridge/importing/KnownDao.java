package org.trialbridge.importing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.AttendanceDao;
import org.trialbridge.meeting.MeetingDao;
import org.trialbridge.meeting.MeetingFilter;
import org.trialbridge.meeting.MeetingLine;
import org.trialbridge.person.Affiliation;
import org.trialbridge.person.AffiliationDao;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonDao;
import org.trialbridge.person.PersonQuery;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;
import org.trialbridge.trial.ParticipationDao;

/** Judges the rows of a file by what is there already, as far as whoever imports may change it. */
public interface KnownDao {
    /** More than there are. */
    int ALL = 1_000_000;

    @CreateSqlObject
    CountryDao countryDao();

    @CreateSqlObject
    InstitutionDao institutionDao();

    @CreateSqlObject
    PersonDao personDao();

    @CreateSqlObject
    AffiliationDao affiliationDao();

    @CreateSqlObject
    ParticipationDao participationDao();

    @CreateSqlObject
    SiteDao siteDao();

    @CreateSqlObject
    MeetingDao meetingDao();

    @CreateSqlObject
    AttendanceDao attendanceDao();

    @CreateSqlObject
    MentionsDao mentionsDao();

    /** The countries in which a scope has a trial or a part of one. */
    @SqlQuery("""
            select distinct p.country_iso2
              from participation p
             where in_scope(p.trial_id, p.id, null, <scope>)
            """)
    Set<String> countriesOf(@BindMethods("scope") Scope scope);

    /** The codes of all sites of a trial, in small letters. */
    @SqlQuery("select lower(s.code) from site s where s.trial_id = :trialId")
    Set<String> codes(long trialId);

    /** Which of some numbers meetings of other trials have, as {@code BRIDGING_WEBINAR 7}. */
    @SqlQuery("""
            select m.kind || ' ' || m.number
              from meeting m
             where m.number = any(:numbers)
               and not exists (select from meeting_trial t where t.meeting_id = m.id and t.trial_id = :trialId)
            """)
    Set<String> numbersOfOthers(List<Integer> numbers, long trialId);

    /** Which of some meetings belong to a trial, too, that as a whole is outside a scope. */
    @SqlQuery("""
            select distinct t.meeting_id
              from meeting_trial t
             where t.meeting_id = any(:ids) and not in_scope(t.trial_id, null, null, <scope>)
            """)
    Set<Long> alsoElsewhere(List<Long> ids, @BindMethods("scope") Scope scope);

    private Countries countries() {
        return new Countries(countryDao().all());
    }

    private Directory directory() {
        return new Directory(institutionDao().all());
    }

    default List<Verdict<InstitutionJudge.Plan>> institutions(Staged staged) {
        return new InstitutionJudge(directory(), countries()).judge(staged.rows(0));
    }

    default List<Verdict<PersonJudge.Plan>> people(Staged staged, Actor actor) {
        Scope scope = actor.scope(Action.EDIT_TRIAL);
        List<Person> people = personDao().list(new PersonQuery(List.of(), null, null, null, ALL), scope);
        Map<Long, List<Affiliation>> affiliations =
                affiliationDao().list(people.stream().map(Person::id).toList()).stream()
                        .collect(Collectors.groupingBy(Affiliation::personId));
        List<KnownPerson> known = people.stream()
                .map(person -> new KnownPerson(person, affiliations.getOrDefault(person.id(), List.of())))
                .toList();
        Set<String> mine = actor.may(Action.EDIT_TRIAL, Place.EVERYTHING) ? null : countriesOf(scope);
        PersonJudge judge = new PersonJudge(directory(), countries(), known, mine, staged.lawfulBasis());
        return staged.rows(0).stream().map(judge::judge).toList();
    }

    default List<Verdict<SiteJudge.Plan>> sites(Staged staged, Actor actor, Clock clock) {
        long trialId = trialId(staged);
        Scope scope = actor.scope(Action.EDIT_SITES);
        List<Site> sites = siteDao().list(trialId, null, null, ALL, scope);
        Set<String> taken = new HashSet<>(codes(trialId));
        sites.forEach(site -> taken.remove(site.code().toLowerCase(Locale.ROOT)));
        SiteJudge judge = new SiteJudge(
                directory(),
                countries(),
                participationDao().list(trialId, null, ALL, scope),
                sites,
                taken,
                zone -> LocalDate.now(clock.withZone(zone)));
        return staged.rows(0).stream().map(judge::judge).toList();
    }

    default List<Verdict<MeetingJudge.Plan>> meetings(Staged staged, Actor actor, Clock clock) {
        String trial = String.valueOf(staged.trial());
        List<MeetingRow> rows = MeetingRow.group(staged.rows(0));
        List<RowCells> second = staged.rows(1);
        MeetingRow.join(rows, second);
        Countries countries = countries();
        Directory directory = directory();
        Map<String, Long> people = people(rows, actor);
        Mentions mentions = mentionsDao()
                .find(
                        List.of(trial),
                        institutionDao().all().stream().map(one -> one.id()).toList(),
                        people.values(),
                        actor.scope(Action.VIEW))
                .seenBy(actor);
        List<Integer> numbers = rows.stream()
                .map(row -> row.cells().integer(Column.NUMBER))
                .flatMap(Stream::ofNullable)
                .toList();
        Set<LocalDate> days = rows.stream()
                .map(row -> row.cells().day(Column.DATE))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        List<KnownMeeting> known = known(
                meetingDao()
                        .list(new MeetingFilter(trial, null, null, null, null), ALL, actor.scope(Action.EDIT_MEETINGS))
                        .stream()
                        .filter(line -> numbers.contains(line.number())
                                || days.contains(line.when().date()))
                        .toList(),
                actor);
        Set<String> codes = countryDao().all().stream().map(Country::iso2).collect(Collectors.toSet());
        MeetingJudge judge = new MeetingJudge(
                trial,
                mentions,
                countries,
                new ParticipantJudge(directory, countries, mentions, people, codes),
                known,
                numbersOfOthers(numbers, trialId(staged)),
                clock.instant());
        List<Verdict<MeetingJudge.Plan>> verdicts = new ArrayList<>();
        rows.forEach(row -> verdicts.addAll(judge.judge(row)));
        Set<RowCells> joined =
                rows.stream().flatMap(row -> row.participants().stream()).collect(Collectors.toSet());
        second.stream()
                .filter(row -> !joined.contains(row))
                .forEach(row -> verdicts.add(Verdict.rejected(row, 1, row.seen(Column.PARTICIPANT))));
        return verdicts;
    }

    private List<KnownMeeting> known(List<MeetingLine> lines, Actor actor) {
        List<Long> ids = lines.stream().map(MeetingLine::id).toList();
        Set<Long> elsewhere = alsoElsewhere(ids, actor.scope(Action.EDIT_MEETINGS));
        Map<Long, List<Attendance>> attendance =
                attendanceDao().ofAll(ids).stream().collect(Collectors.groupingBy(Attendance::meetingId));
        Map<Long, Set<String>> addresses = attendanceDao().addressesOfAll(ids).stream()
                .collect(Collectors.groupingBy(
                        AttendanceDao.Address::meetingId,
                        Collectors.mapping(AttendanceDao.Address::email, Collectors.toSet())));
        return lines.stream()
                .map(line -> new KnownMeeting(
                        line,
                        !elsewhere.contains(line.id()),
                        attendance.getOrDefault(line.id(), List.of()),
                        addresses.getOrDefault(line.id(), Set.of())))
                .toList();
    }

    /** The people of the directory that can be seen, by the addresses in the file. */
    private Map<String, Long> people(List<MeetingRow> rows, Actor actor) {
        List<String> emails = rows.stream()
                .flatMap(row -> row.participants().stream())
                .map(cells -> cells.text(Column.PARTICIPANT_EMAIL))
                .flatMap(Stream::ofNullable)
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Long> found = new HashMap<>();
        attendanceDao().peopleAt(emails).forEach(person -> found.putIfAbsent(person.key(), person.id()));
        Set<Long> seen = mentionsDao()
                .find(List.of(), List.of(), found.values(), actor.scope(Action.VIEW))
                .people();
        found.values().removeIf(id -> !seen.contains(id));
        return found;
    }

    private static long trialId(Staged staged) {
        Long id = staged.trialId();
        if (id == null) {
            throw Problem.notFound();
        }
        return id;
    }
}
