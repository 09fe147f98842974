package org.trialbridge.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** What is open, promised and due in some countries of trials, each in one fixed order. */
@RegisterConstructorMapper(Handover.Country.class)
@RegisterConstructorMapper(Handover.Task.class)
@RegisterConstructorMapper(Handover.Contact.class)
@RegisterConstructorMapper(Handover.Promise.class)
@RegisterConstructorMapper(Handover.Due.class)
@RegisterConstructorMapper(Handover.Unanswered.class)
@RegisterConstructorMapper(Handover.Question.class)
@RegisterConstructorMapper(HandoverDao.Holder.class)
interface HandoverDao {

    /** Who hands over. */
    record Holder(String name, @Nullable Long personId) {}

    @SqlQuery("""
            select q.name, a.person_id from user_account a join user_private q on q.id = a.id where a.id = :userId
            """)
    Optional<Holder> holder(long userId);

    /** The countries that a user owns or coordinates. */
    @SqlQuery("""
            select p.id
              from participation p
             where (p.owner_user_id = :userId
                    or exists (select from user_grant g
                                where g.user_id = :userId and g.role = 'COUNTRY_COORDINATOR' and g.participation_id = p.id))
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by p.id
            """)
    List<Long> countriesOf(long userId, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select t.code as trial, p.country_iso2 as iso2, p.stage, p.stage_since as since, p.priority, p.target, p.next_step,
                   p.next_step_due_on, u.name as owner, i.name as lead_institution, p.note
              from participation p
              join trial t on t.id = p.trial_id
              left join user_private u on u.id = p.owner_user_id
              left join institution i on i.id = p.lead_institution_id
             where p.id = any(:ids)
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by t.code, p.country_iso2
            """)
    List<Handover.Country> countries(List<Long> ids, @BindMethods("scope") Scope scope);

    /** Open actions of the countries, and those that a person is to do. */
    @SqlQuery("""
            select t.code as trial, a.country_iso2 as iso2, a.due_on, a.text, coalesce(q.name, i.name) as owner, a.status,
                   a.carried_over, in_words(m.kind) || ' ' || m.number || ': ' || m.title as meeting
              from action_item a
              join trial t on t.id = a.trial_id
              left join participation p on p.trial_id = a.trial_id and p.country_iso2 = a.country_iso2
              left join person_private q on q.id = a.owner_person_id
              left join institution i on i.id = a.owner_institution_id
              left join meeting m on m.id = a.meeting_id
             where a.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')
               and (p.id = any(:ids) or a.owner_person_id = :personId::bigint)
               and in_scope(a.trial_id, p.id, null, <scope>)
             order by a.due_on, a.id
            """)
    List<Handover.Task> actions(List<Long> ids, @Nullable Long personId, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select p.trial_id, p.id as participation_id, t.code as trial, p.country_iso2 as iso2, s.code as site,
                   r.role as part, q.name,
                   (select i.name from affiliation f join institution i on i.id = f.institution_id
                     where f.person_id = r.person_id and (f.to_on is null or f.to_on >= :today)
                     order by f.id desc limit 1) as institution,
                   n.languages, n.zone, q.email, q.phone, n.do_not_contact
              from trial_role r
              join participation p on p.id = r.participation_id
              join trial t on t.id = r.trial_id
              join person n on n.id = r.person_id
              join person_private q on q.id = r.person_id
              left join site s on s.id = r.site_id
             where r.participation_id = any(:ids) and (r.to_on is null or r.to_on >= :today)
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by t.code, p.country_iso2, s.code nulls first, r.role, q.name, r.id
            """)
    List<Handover.Contact> contacts(List<Long> ids, LocalDate today, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select t.code as trial, p.country_iso2 as iso2, 'Decision' as kind, d.text,
                   in_words(m.kind) || ' ' || m.number || ': ' || m.title as origin, d.decided_on as since, null::date as until
              from participation p
              join trial t on t.id = p.trial_id
              join decision_country dc on dc.country_iso2 = p.country_iso2
              join decision d on d.id = dc.decision_id and d.status in ('PROPOSED', 'AGREED')
              join meeting m on m.id = d.meeting_id
              join meeting_trial mt on mt.meeting_id = m.id and mt.trial_id = p.trial_id
             where p.id = any(:ids) and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select t.code, p.country_iso2, 'Agreement ' || a.kind, a.title,
                   (select string_agg(i.name, '; ' order by ap.id) from agreement_party ap
                      join institution i on i.id = ap.institution_id where ap.agreement_id = a.id),
                   coalesce(a.effective_on, a.signed_on), a.expires_on
              from agreement a
              join participation p on p.id = a.participation_id
              join trial t on t.id = p.trial_id
             where p.id = any(:ids) and in_scope(p.trial_id, p.id, null, <scope>)
             order by 1, 2, 6 nulls last, 3, 4
            """)
    List<Handover.Promise> promises(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select coalesce(m.forecast_on, m.planned_on) as due_on, t.code as trial, p.country_iso2 as iso2,
                   'Milestone' as kind, in_words(m.code) || coalesce(' at ' || s.code, '') as text
              from milestone m
              join participation p on p.id = m.participation_id
              join trial t on t.id = p.trial_id
              left join site s on s.id = m.site_id
             where p.id = any(:ids) and m.actual_on is null and not m.cancelled
               and coalesce(m.forecast_on, m.planned_on) is not null
               and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select a.expires_on, t.code, p.country_iso2, 'Approval expires', in_words(a.kind) || coalesce(' ' || a.reference, '')
              from approval a
              join participation p on p.id = a.participation_id
              join trial t on t.id = p.trial_id
             where p.id = any(:ids) and a.expires_on is not null and a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS')
               and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select c.due_on, t.code, p.country_iso2, 'Condition of an approval', c.text
              from approval_condition c
              join approval a on a.id = c.approval_id
              join participation p on p.id = a.participation_id
              join trial t on t.id = p.trial_id
             where p.id = any(:ids) and c.due_on is not null and c.met_on is null
               and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select a.expires_on, t.code, p.country_iso2, 'Agreement expires', a.kind || ': ' || a.title
              from agreement a
              join participation p on p.id = a.participation_id
              join trial t on t.id = p.trial_id
             where p.id = any(:ids) and a.expires_on >= :today and a.ended_on is null
               and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select w.local_start::date, t.code, p.country_iso2, 'Meeting',
                   in_words(w.kind) || ' ' || w.number || ': ' || w.title || ' (' || to_char(w.local_start, 'HH24:MI') || ' '
                   || w.zone || ')'
              from participation p
              join trial t on t.id = p.trial_id
              join meeting_trial mt on mt.trial_id = p.trial_id
              join meeting w on w.id = mt.meeting_id and w.status = 'SCHEDULED' and w.local_start::date >= :today
             where p.id = any(:ids)
               and (exists (select from meeting_country mc where mc.meeting_id = w.id and mc.country_iso2 = p.country_iso2)
                    or not exists (select from meeting_country mc where mc.meeting_id = w.id))
               and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select p.next_step_due_on, t.code, p.country_iso2, 'Next step', p.next_step
              from participation p
              join trial t on t.id = p.trial_id
             where p.id = any(:ids) and p.next_step_due_on is not null
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by 1, 2, 3, 4, 5
            """)
    List<Handover.Due> dates(List<Long> ids, LocalDate today, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select t.code as trial, o.country_iso2 as iso2, o.on_date as sent_on, o.kind, i.name as institution, o.subject,
                   o.outcome
              from outreach o
              join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
              join trial t on t.id = p.trial_id
              left join institution i on i.id = o.institution_id
             where p.id = any(:ids) and o.outcome in ('SENT', 'NO_REPLY')
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by o.on_date, o.id
            """)
    List<Handover.Unanswered> outreach(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select t.code as trial, p.country_iso2 as iso2,
                   in_words(a.kind) || coalesce(' ' || a.reference, '') as about, i.name as asker,
                   coalesce(w.asked_on, a.submitted_on) as since, coalesce(w.question, a.conditions) as text
              from approval a
              left join approval_question w on w.approval_id = a.id and w.answered_on is null
              join participation p on p.id = a.participation_id
              join trial t on t.id = p.trial_id
              left join institution i on i.id = a.authority_institution_id
             where p.id = any(:ids) and (a.status = 'QUESTIONS' or w.id is not null)
               and in_scope(p.trial_id, p.id, null, <scope>)
            union all
            select t.code, p.country_iso2, in_words(m.kind) || ' ' || m.number || ': ' || m.title,
                   coalesce(i.name, 'The country'), m.local_start::date, q.text
              from meeting_question q
              join meeting m on m.id = q.meeting_id
              join meeting_trial mt on mt.meeting_id = m.id
              join trial t on t.id = mt.trial_id
              left join institution i on i.id = q.institution_id
              join participation p on p.trial_id = mt.trial_id and p.country_iso2 = coalesce(q.country_iso2, i.country_iso2)
             where p.id = any(:ids) and q.answer is null
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by 1, 2, 5 nulls last, 3, 6
            """)
    List<Handover.Question> questions(List<Long> ids, @BindMethods("scope") Scope scope);
}
