package org.trialbridge.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jspecify.annotations.Nullable;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.institution.InstitutionInput;
import org.trialbridge.meeting.AttendanceDao;
import org.trialbridge.meeting.AttendanceDraft;
import org.trialbridge.meeting.MeetingDraft;
import org.trialbridge.meeting.MeetingWriteDao;
import org.trialbridge.meeting.SeriesDao;
import org.trialbridge.person.Affiliation;
import org.trialbridge.person.AffiliationDao;
import org.trialbridge.person.AffiliationInput;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonDao;
import org.trialbridge.person.PersonInput;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;

/** Stores the rows of a file: the new ones, and of those that ask the ones that whoever imports decided to store. */
public interface StoreDao {
    @CreateSqlObject
    InstitutionDao institutionDao();

    @CreateSqlObject
    PersonDao personDao();

    @CreateSqlObject
    AffiliationDao affiliationDao();

    @CreateSqlObject
    SiteDao siteDao();

    @CreateSqlObject
    MeetingWriteDao meetingDao();

    @CreateSqlObject
    SeriesDao seriesDao();

    @CreateSqlObject
    AttendanceDao attendanceDao();

    /**
     * Institutions of which others are a part come before these, as many at once as can.
     *
     * @param acts whether a row is to be created anew, or what is there to be changed
     */
    default void institutions(List<Verdict<InstitutionJudge.Plan>> verdicts, Predicate<Verdict<?>> acts) {
        Map<Integer, Long> ids = new HashMap<>();
        List<Verdict<InstitutionJudge.Plan>> waiting = new ArrayList<>();
        for (Verdict<InstitutionJudge.Plan> verdict : verdicts) {
            if (isNew(verdict, acts)) {
                waiting.add(verdict);
            } else {
                ids.put(verdict.row(), there(planned(verdict)).id());
            }
        }
        while (!waiting.isEmpty()) {
            List<Verdict<InstitutionJudge.Plan>> ready = waiting.stream()
                    .filter(verdict -> planned(verdict).parentRow() == null
                            || ids.containsKey(planned(verdict).parentRow()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("institutions that are parts of one another");
            }
            List<Long> inserted = institutionDao()
                    .insertAll(ready.stream()
                            .map(verdict -> withParent(planned(verdict), ids).toInstitution(null, true, true))
                            .toList());
            for (int i = 0; i < ready.size(); i++) {
                ids.put(ready.get(i).row(), inserted.get(i));
            }
            waiting.removeAll(ready);
        }
        for (Verdict<InstitutionJudge.Plan> verdict : verdicts) {
            if (verdict.state() == State.CHANGED && acts.test(verdict)) {
                InstitutionJudge.Plan plan = planned(verdict);
                institutionDao().update(withParent(plan, ids).toInstitution(there(plan), true, true));
            }
        }
    }

    private static InstitutionInput withParent(InstitutionJudge.Plan plan, Map<Integer, Long> ids) {
        Integer row = plan.parentRow();
        return row == null ? plan.input() : InstitutionJudge.withParent(plan.input(), ids.get(row));
    }

    private static Institution there(InstitutionJudge.Plan plan) {
        Institution there = plan.current();
        if (there == null) {
            throw new IllegalStateException("nothing is there");
        }
        return there;
    }

    private static boolean isNew(Verdict<?> verdict, Predicate<Verdict<?>> acts) {
        return verdict.state() == State.NEW || (verdict.state() == State.DUPLICATE && acts.test(verdict));
    }

    default void people(List<Verdict<PersonJudge.Plan>> verdicts, Predicate<Verdict<?>> acts) {
        List<PersonInput.Checked> fresh = new ArrayList<>();
        for (Verdict<PersonJudge.Plan> verdict : verdicts) {
            PersonInput input = planned(verdict).input();
            if (isNew(verdict, acts)) {
                fresh.add(input.toPerson(null, institutions(input)));
            } else if (verdict.state() == State.CHANGED && acts.test(verdict)) {
                change(input, planned(verdict).current());
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        List<Long> ids = personDao()
                .insertAll(fresh.stream().map(PersonInput.Checked::person).toList());
        List<Person> people = new ArrayList<>();
        List<Affiliation> affiliations = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            long id = ids.get(i);
            people.add(fresh.get(i).person().withId(id));
            fresh.get(i).affiliations().forEach(one -> affiliations.add(one.of(id)));
        }
        personDao().insertAllPrivate(people);
        if (!affiliations.isEmpty()) {
            affiliationDao().insertAll(affiliations);
        }
    }

    private void change(PersonInput input, @Nullable Person now) {
        if (now == null) {
            throw new IllegalStateException("nobody to change");
        }
        PersonInput.Checked checked = input.toPerson(now, institutions(input));
        personDao().update(checked.person());
        personDao().updatePrivate(checked.person());
        List<Affiliation> present = affiliationDao().list(List.of(now.id()));
        for (int i = 0; i < present.size(); i++) {
            Affiliation was = present.get(i);
            LocalDate to = checked.affiliations().get(i).to();
            if (!Objects.equals(was.to(), to)) {
                affiliationDao()
                        .update(new Affiliation(
                                was.id(),
                                was.personId(),
                                was.institutionId(),
                                was.institutionName(),
                                was.iso2(),
                                was.position(),
                                was.from(),
                                to));
            }
        }
        checked.affiliations().stream()
                .skip(present.size())
                .forEach(one -> affiliationDao().insert(one.of(now.id())));
    }

    private static Set<Long> institutions(PersonInput input) {
        Set<Long> ids = new HashSet<>();
        for (AffiliationInput one : input.affiliations() == null ? List.<AffiliationInput>of() : input.affiliations()) {
            if (one != null && one.institutionId() != null) {
                ids.add(one.institutionId());
            }
        }
        return ids;
    }

    default void sites(List<Verdict<SiteJudge.Plan>> verdicts, Predicate<Verdict<?>> acts) {
        List<Site> fresh = new ArrayList<>();
        for (Verdict<SiteJudge.Plan> verdict : verdicts) {
            if (isNew(verdict, acts)) {
                fresh.add(planned(verdict).site());
            } else if (verdict.state() == State.CHANGED && acts.test(verdict)) {
                siteDao().update(planned(verdict).site());
            }
        }
        if (!fresh.isEmpty()) {
            siteDao().insertAll(fresh);
        }
    }

    /** Of a meeting that is there already only the list is added to, if that was decided. */
    default void meetings(List<Verdict<MeetingJudge.Plan>> verdicts, Predicate<Verdict<?>> acts) {
        List<Verdict<MeetingJudge.Plan>> numberedFirst = verdicts.stream()
                .sorted(Comparator.comparing(verdict -> planned(verdict).number() == null))
                .toList();
        for (Verdict<MeetingJudge.Plan> verdict : numberedFirst) {
            MeetingJudge.Plan plan = planned(verdict);
            Verdict.Like there = verdict.like();
            if (isNew(verdict, acts)) {
                MeetingDraft draft = plan.meeting();
                Integer number = plan.number();
                long id = meetingDao()
                        .insert(
                                draft,
                                number == null ? meetingDao().nextNumber(draft.kind()) : number,
                                seriesDao().of(draft));
                meetingDao().addTrials(id, draft);
                meetingDao().addCountries(id, draft);
                add(id, plan.attendance());
            } else if (verdict.state() == State.CHANGED && acts.test(verdict) && there != null) {
                add(there.id(), plan.missing());
            }
        }
    }

    private void add(long meetingId, List<AttendanceDraft> lines) {
        if (!lines.isEmpty()) {
            attendanceDao().addAll(meetingId, lines);
        }
    }

    private static <T> T planned(Verdict<T> verdict) {
        T plan = verdict.plan();
        if (plan == null) {
            throw new IllegalStateException("row " + verdict.row() + " is rejected");
        }
        return plan;
    }
}
