package org.trialbridge.requirement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.approval.ApprovalCourse;
import org.trialbridge.problem.Problem;

/** The tables {@code approval_need} and {@code approval_need_item}. */
@RegisterConstructorMapper(CountryNeeds.class)
@RegisterConstructorMapper(NeededApproval.Line.class)
public interface NeedsDao {

    /** What a country needs; with version 0 and without items while nothing is written down. */
    @SqlQuery("""
            select coalesce(n.version, 0) as version, p.trial_id, p.id as participation_id, t.code as trial,
                   p.country_iso2 as iso2, n.template, n.reason,
                   (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'need', i.need, 'place', i.place)
                                              order by i.place, i.kind), '[]')
                      from approval_need_item i
                     where i.approval_need_id = n.id) as items
              from participation p
              join trial t on t.id = p.trial_id
              left join approval_need n on n.participation_id = p.id
             where p.id = :participationId
            """)
    Optional<CountryNeeds> find(long participationId);

    /** The approvals that a country needs, and which of them are given and in force on a day. */
    @SqlQuery("""
            select place, kind, for_sites, site, approval_id, given
              from needed_approvals(:participationId, :day)
             order by place, kind, for_sites, site
            """)
    List<NeededApproval.Line> lines(long participationId, LocalDate day);

    /** What a country needs, and how far its approvals are on a day. */
    default CountryNeeds.Standing standing(long participationId, List<ApprovalCourse> courses, LocalDate day) {
        return new CountryNeeds.Standing(
                find(participationId).orElseThrow(Problem::notFound),
                day,
                lines(participationId, day).stream()
                        .map(line -> line.with(courses))
                        .toList());
    }

    /** The id of a country's list, or 0 if there is none. */
    @SqlQuery("select coalesce(max(id), 0) from approval_need where participation_id = :participationId")
    long id(long participationId);

    @SqlUpdate("""
            insert into approval_need (trial_id, participation_id, template, reason)
            values (:trialId, :participationId, :template, :reason)
                on conflict on constraint a_country_has_one_list_of_needed_approvals
                do update set version = approval_need.version + 1, template = excluded.template, reason = excluded.reason
            """)
    @GetGeneratedKeys("id")
    long save(@BindMethods CountryNeeds needs);

    @SqlUpdate("delete from approval_need_item where approval_need_id = :id")
    void clear(long id);

    @SqlBatch("""
            insert into approval_need_item (approval_need_id, kind, need, place) values (:id, :kind, :need, :place)
            """)
    void add(long id, @BindMethods List<Need> needs);
}
