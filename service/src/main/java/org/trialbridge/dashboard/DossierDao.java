package org.trialbridge.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * What a dossier shows of things that it only names. All by a day; the caller has checked that the actor may read the
 * country.
 */
@RegisterConstructorMapper(value = Dossier.SiteRow.class)
@RegisterConstructorMapper(value = Dossier.InstitutionRow.class)
@RegisterConstructorMapper(value = Dossier.AgreementRow.class)
@RegisterConstructorMapper(value = Dossier.MeetingRow.class)
interface DossierDao {

    @SqlQuery("""
            select s.code, s.name,
                   case when s.activated_on > :on then null
                        when s.status = 'ACTIVATED' and last.enrolled > 0 then 'ENROLLING' else s.status end as status,
                   s.activated_on, s.target, last.period_end as last_period_end, last.screened, last.enrolled, last.dose1,
                   last.dose2, last.dose3, s.illustrative
              from site s
              left join lateral last_counts(s.trial_id, s.id, :on) last on true
             where s.participation_id = :participationId
             order by s.code
            """)
    List<Dossier.SiteRow> sites(long participationId, LocalDate on);

    @SqlQuery("""
            with part as (
                select p.lead_institution_id as institution_id, 1 as place, 'lead' as part
                  from participation p where p.id = :participationId
                union all
                select a.authority_institution_id, 2, 'authority' from approval a where a.participation_id = :participationId
                union all
                select s.institution_id, 3, 'site' from site s where s.participation_id = :participationId
                union all
                select party.institution_id, 4, 'agreement'
                  from agreement a
                  join agreement_party party on party.agreement_id = a.id
                 where a.participation_id = :participationId
                union all
                select o.institution_id, 5, 'outreach'
                  from outreach o
                  join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
                 where p.id = :participationId and o.on_date <= :on
                union all
                select a.institution_id, 6, 'meetings'
                  from attendance a
                  join meeting_trial mt on mt.meeting_id = a.meeting_id
                  join institution i on i.id = a.institution_id
                  join participation p on p.trial_id = mt.trial_id and p.country_iso2 = coalesce(a.country_iso2, i.country_iso2)
                 where p.id = :participationId
            )
            select i.id, i.name, i.kind, i.country_iso2 as iso2, string_agg(part.part, ', ' order by part.place) as parts
              from (select distinct institution_id, place, part from part where institution_id is not null) part
              join institution i on i.id = part.institution_id
             group by i.id, i.name, i.kind, i.country_iso2
             order by min(part.place), i.name
            """)
    List<Dossier.InstitutionRow> institutions(long participationId, LocalDate on);

    @SqlQuery("""
            select a.id, a.kind, a.title,
                   (select string_agg(i.name, ', ' order by party.id)
                      from agreement_party party
                      join institution i on i.id = party.institution_id
                     where party.agreement_id = a.id) as parties,
                   case when a.signed_on <= :on then a.signed_on end as signed_on, a.effective_on, a.expires_on,
                   case when a.ended_on <= :on then a.ended_on end as ended_on, a.illustrative
              from agreement a
             where a.participation_id = :participationId
             order by a.signed_on desc nulls first, a.id
            """)
    List<Dossier.AgreementRow> agreements(long participationId, LocalDate on);

    /**
     * Meetings with the country, the latest first.
     *
     * @param until the last day to show, in the meetings' own zones
     */
    @SqlQuery("""
            select m.id, m.kind, m.number, m.title, m.local_start, m.status,
                   (select count(*) from decision d where d.meeting_id = m.id) as decisions, m.illustrative
              from meeting m
              join meeting_trial mt on mt.meeting_id = m.id and mt.trial_id = :trialId
              join meeting_country mc on mc.meeting_id = m.id and mc.country_iso2 = :iso2
             where m.local_start < :until::date + 1
             order by m.local_start desc, m.id desc
             limit 200
            """)
    List<Dossier.MeetingRow> meetings(long trialId, String iso2, LocalDate until);
}
