package org.trialbridge.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;

/** The table {@code participation}: the countries of trials. */
@RegisterConstructorMapper(Participation.class)
public interface ParticipationDao {

    @SqlQuery("""
            select p.id, p.version, p.trial_id, t.code as trial, p.country_iso2 as iso2, p.stage, p.stage_since, p.priority,
                   p.owner_user_id, u.name as owner_name, p.lead_institution_id, i.name as lead_institution_name, p.target,
                   p.next_step, p.next_step_due_on, p.note
              from participation p
              join trial t on t.id = p.trial_id
              left join institution i on i.id = p.lead_institution_id
              left join user_private u on u.id = p.owner_user_id
             where t.code = :trial and p.country_iso2 = :iso2
            """)
    Optional<Participation> find(String trial, String iso2);

    /** The countries of a trial in the order of their codes; as {@link #list(long, Stage, Sort, String, int, Scope)}. */
    default List<Participation> list(long trialId, @Nullable String after, int limit, Scope scope) {
        return List.copyOf(list(trialId, null, Sort.up(CountrySort.CODE), after, limit, scope)
                .values());
    }

    /**
     * The countries of a trial, each by its place in the list.
     *
     * @param stage only those at this stage; null for all
     * @param after the place of the last one already seen, or null
     */
    @SqlQuery("""
            select p.id, p.version, p.trial_id, t.code as trial, p.country_iso2 as iso2, p.stage, p.stage_since, p.priority,
                   p.owner_user_id, u.name as owner_name, p.lead_institution_id, i.name as lead_institution_name, p.target,
                   p.next_step, p.next_step_due_on, p.note, line.place
              from participation p
              join trial t on t.id = p.trial_id
              left join institution i on i.id = p.lead_institution_id
              left join user_private u on u.id = p.owner_user_id
             cross join lateral (
                   select list_place(case :sort.key
                              when 'CODE' then p.country_iso2
                              when 'COUNTRY' then country_place(p.country_iso2)
                              when 'STAGE' then in_order(array_position(array['IDENTIFIED', 'CONTACTED', 'BRIDGING', 'FEASIBILITY', 'NEGOTIATION', 'AGREED',
                                  'SUBMITTED', 'APPROVED', 'START_UP', 'RECRUITING', 'RECRUITMENT_CLOSED',
                                  'FOLLOW_UP', 'COMPLETED', 'ON_HOLD', 'DECLINED', 'DEPRIORITISED', 'TERMINATED'], p.stage)) || p.stage_since
                              when 'SINCE' then p.stage_since::text
                              when 'PRIORITY' then p.priority || country_place(p.country_iso2)
                              when 'OWNER' then lower(u.name)
                              when 'LEAD' then lower(i.name)
                              when 'TARGET' then in_order(p.target)
                              when 'NEXT_STEP' then lower(p.next_step)
                              when 'DUE' then p.next_step_due_on::text
                              end, p.id, :sort.down) as place) line
             where p.trial_id = :trialId
               and (cast(:stage as text) is null or p.stage = :stage)
               and stands_after(line.place, :after, :sort.down)
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Participation> list(
            long trialId,
            @Nullable Stage stage,
            @BindMethods("sort") Sort<CountrySort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /** What the recruitment status of the countries of some trials follows from. */
    @SqlQuery("""
            select p.trial_id, p.id as participation_id, p.stage,
                   array(select distinct s.status from site s where s.participation_id = p.id) as site_statuses
              from participation p
             where p.trial_id = any(:trialIds)
            """)
    @RegisterConstructorMapper(Recruiting.class)
    List<Recruiting> recruiting(List<Long> trialIds);

    /** What the recruitment status of a country follows from. */
    @SqlQuery("""
            select p.trial_id, p.id as participation_id, p.stage,
                   array(select distinct s.status from site s where s.participation_id = p.id) as site_statuses
              from participation p
             where p.id = :participationId
            """)
    @RegisterConstructorMapper(Recruiting.class)
    Optional<Recruiting> recruitingCountry(long participationId);

    @SqlQuery("select exists (select from country where iso2 = :iso2)")
    boolean hasCountry(String iso2);

    /** The codes of the countries that do not take part in a trial. */
    @SqlQuery("""
            select c.iso2
              from country c
             where not exists (select from participation p where p.trial_id = :trialId and p.country_iso2 = c.iso2)
             order by c.iso2
            """)
    List<String> otherCountries(long trialId);

    /**
     * The users who can own a country: of the secretariat, or its coordinators.
     *
     * @param participationId null for a country that is still to be added
     */
    @SqlQuery("""
            select distinct u.id as value, q.name as text
              from user_account u
              join user_private q on q.id = u.id
              join user_grant g on g.user_id = u.id
             where u.disabled_at is null
               and g.role in ('SECRETARIAT', 'COUNTRY_COORDINATOR')
               and g.site_id is null
               and (g.trial_id is null or g.trial_id = :trialId)
               and (g.participation_id is null or g.participation_id = :participationId)
             order by q.name, u.id
            """)
    @RegisterConstructorMapper(Choice.class)
    List<Choice> owners(long trialId, @Nullable Long participationId);

    @SqlUpdate("""
            insert into participation (trial_id, country_iso2, stage, priority, owner_user_id, lead_institution_id, target,
                                       next_step, next_step_due_on, note)
            values (:trialId, :iso2, :stage, :priority, :ownerUserId, :leadInstitutionId, :target,
                    :nextStep, :nextStepDueOn, :note)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Participation participation);

    /** Changes all but the stage, and raises the version. */
    @SqlUpdate("""
            update participation
               set version = version + 1, priority = :priority, owner_user_id = :ownerUserId,
                   lead_institution_id = :leadInstitutionId, target = :target, next_step = :nextStep,
                   next_step_due_on = :nextStepDueOn, note = :note
             where id = :id
            """)
    void update(@BindMethods Participation participation);
}
