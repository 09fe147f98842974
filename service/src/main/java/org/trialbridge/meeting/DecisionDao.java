package org.trialbridge.meeting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;

/** The tables {@code decision} and {@code decision_country}. */
@RegisterConstructorMapper(Decision.class)
@RegisterConstructorMapper(Choices.Option.class)
public interface DecisionDao {

    @SqlQuery("""
            select d.id, d.version, d.meeting_id, d.text, d.decided_on, d.status, d.superseded_by_id,
                   (select min(earlier.id) from decision earlier where earlier.superseded_by_id = d.id) as supersedes_id,
                   array(select c.country_iso2 from decision_country c
                          where c.decision_id = d.id order by c.country_iso2) as countries
              from decision d
             where d.meeting_id = :meetingId
             order by d.id
            """)
    List<Decision> of(long meetingId);

    @SqlQuery("""
            select d.id, d.version, d.meeting_id, d.text, d.decided_on, d.status, d.superseded_by_id,
                   (select min(earlier.id) from decision earlier where earlier.superseded_by_id = d.id) as supersedes_id,
                   array(select c.country_iso2 from decision_country c
                          where c.decision_id = d.id order by c.country_iso2) as countries
              from decision d
             where d.meeting_id = :meetingId and d.id = :id
            """)
    Optional<Decision> find(long meetingId, long id);

    /** Those decisions that still hold and were made at meetings of these trials. */
    @SqlQuery("""
            select d.id
              from decision d
             where d.id = any(:ids) and d.status in ('PROPOSED', 'AGREED')
               and exists (select from meeting_trial t where t.meeting_id = d.meeting_id and t.trial_id = any(:trialIds))
            """)
    Set<Long> inForce(List<Long> ids, List<Long> trialIds);

    /** The same, all of them by name, the latest first. */
    @SqlQuery("""
            select d.id as value,
                   d.decided_on || ': ' || regexp_replace(regexp_replace(d.text, '\\s+', ' ', 'g'), '^(.{80}).+$', '\\1…') as text
              from decision d
             where d.status in ('PROPOSED', 'AGREED')
               and exists (select from meeting_trial t where t.meeting_id = d.meeting_id and t.trial_id = any(:trialIds))
             order by d.decided_on desc, d.id desc
             limit 200
            """)
    List<Choices.Option> supersedable(List<Long> trialIds);

    /**
     * Stores a decision, in the place of the one that it supersedes.
     *
     * @throws Problem CONFLICT if that one no longer holds
     */
    default long add(long meetingId, DecisionDraft draft) {
        long id = insert(meetingId, draft);
        addCountries(id, draft);
        if (draft.supersedesId() != null && supersede(id, draft) == 0) {
            throw Problem.conflict("Somebody superseded that decision just now. Open it and compare.");
        }
        return id;
    }

    @SqlUpdate("""
            insert into decision (meeting_id, text, decided_on, status)
            values (:meetingId, :text, :decidedOn, :status)
            """)
    @GetGeneratedKeys("id")
    long insert(long meetingId, @BindMethods DecisionDraft draft);

    /** Changes a decision of a version. Returns 0 if it has another one by now. */
    @SqlUpdate("""
            update decision
               set version = version + 1, text = :text, decided_on = :decidedOn, status = :status
             where id = :id and version = :version
            """)
    int update(long id, int version, @BindMethods DecisionDraft draft);

    /** Puts a decision in the place of the one that it names. Returns 0 if that one no longer holds. */
    @SqlUpdate("""
            update decision
               set version = version + 1, status = 'SUPERSEDED', superseded_by_id = :id
             where id = :supersedesId and status in ('PROPOSED', 'AGREED')
            """)
    int supersede(long id, @BindMethods DecisionDraft draft);

    @SqlUpdate("""
            insert into decision_country (decision_id, country_iso2)
            select :id, unnest(:countries)
                on conflict do nothing
            """)
    void addCountries(long id, @BindMethods DecisionDraft draft);

    @SqlUpdate("delete from decision_country where decision_id = :id and country_iso2 <> all(:countries)")
    void removeOtherCountries(long id, @BindMethods DecisionDraft draft);
}
