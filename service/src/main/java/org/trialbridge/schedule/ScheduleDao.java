package org.trialbridge.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.trial.Stage;

/** The tables {@code milestone_template}, {@code …_item} and {@code …_wait}, and what is planned by them. */
@RegisterConstructorMapper(MilestoneTemplate.class)
@RegisterConstructorMapper(CountryType.class)
public interface ScheduleDao {

    /** All templates: the same for everybody. */
    @SqlQuery("""
            select t.id, t.version, t.name, t.description, t.level, t.stage, t.approval_template_id,
                   a.name as approval_template,
                   (select coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'offsetDays', i.offset_days, 'waits',
                           (select coalesce(jsonb_agg(jsonb_build_object('after', w.after_code, 'kind', w.kind,
                                                                         'lagDays', w.lag_days) order by w.id), '[]')
                              from milestone_template_wait w
                             where w.item_id = i.id)) order by i.offset_days, i.id), '[]')
                      from milestone_template_item i
                     where i.template_id = t.id) as items
              from milestone_template t
              left join approval_template a on a.id = t.approval_template_id
             order by array_position('{TRIAL,COUNTRY,SITE}', t.level), t.id
            """)
    List<MilestoneTemplate> templates();

    /** The types of countries: the same for everybody. */
    @SqlQuery("select id, name from approval_template order by name")
    List<CountryType> types();

    @SqlUpdate("""
            insert into milestone_template (name, description, level, stage, approval_template_id)
            values (:name, :description, :level, :stage, :approvalTemplateId)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods MilestoneTemplate template);

    @SqlUpdate("""
            update milestone_template
               set version = version + 1, name = :name, description = :description, level = :level, stage = :stage,
                   approval_template_id = :approvalTemplateId
             where id = :id
            """)
    void update(@BindMethods MilestoneTemplate template);

    /** Puts these milestones in the place of those that a template has. */
    default void put(long id, List<TemplateItem> items) {
        clear(id);
        add(id, items);
        List<WaitLine> waits = new ArrayList<>();
        items.forEach(item -> item.waits()
                .forEach(wait -> waits.add(new WaitLine(
                        item.code().name(), wait.after().name(), wait.kind().name(), wait.lagDays()))));
        addWaits(id, waits);
    }

    @SqlUpdate("delete from milestone_template_item where template_id = :id")
    void clear(long id);

    @SqlBatch("""
            insert into milestone_template_item (template_id, code, offset_days) values (:id, :code, :offsetDays)
            """)
    void add(long id, @BindMethods List<TemplateItem> items);

    @SqlBatch("""
            insert into milestone_template_wait (item_id, after_code, kind, lag_days)
            select i.id, :after, :kind, :lagDays from milestone_template_item i where i.template_id = :id and i.code = :code
            """)
    void addWaits(long id, @BindMethods List<WaitLine> waits);

    /** What a milestone of a template waits for, to be stored. */
    record WaitLine(String code, String after, String kind, int lagDays) {}

    /**
     * Plans what a country's templates say, for itself and its selected sites, when it moves to a stage; also those of
     * the stages that it leaves out on its way forward.
     *
     * @param on the day of the move
     */
    default void enter(long trialId, long participationId, @Nullable Stage from, Stage to, LocalDate on) {
        List<String> entered = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            boolean between = from != null
                    && !from.isAside()
                    && !to.isAside()
                    && stage.compareTo(from) > 0
                    && stage.compareTo(to) < 0;
            if (between || stage == to) {
                entered.add(stage.name());
            }
        }
        for (MilestoneTemplate template : ofStages(participationId, entered)) {
            List<Place> places = template.level() == MilestoneTemplate.Level.SITE
                    ? selectedSites(participationId)
                    : List.of(Place.country(trialId, participationId));
            plan(template, places, on);
        }
    }

    /** The templates that are applied by themselves to a country of its type in these stages. */
    default List<MilestoneTemplate> ofStages(long participationId, List<String> stages) {
        List<Long> ids = idsOfStages(participationId, stages);
        return ids.isEmpty()
                ? List.of()
                : templates().stream().filter(one -> ids.contains(one.id())).toList();
    }

    @SqlQuery("""
            select t.id
              from milestone_template t
              left join approval_template a on a.id = t.approval_template_id
             where t.stage = any(:stages::text[])
               and (a.id is null
                    or exists (select from approval_need n where n.participation_id = :participationId and n.template = a.name))
            """)
    List<Long> idsOfStages(long participationId, List<String> stages);

    @SqlQuery("""
            select s.trial_id, s.participation_id, s.id as site_id
              from site s
             where s.participation_id = :participationId
               and s.status not in ('CANDIDATE', 'QUALIFIED', 'NOT_SELECTED', 'CLOSED', 'TERMINATED')
             order by s.id
            """)
    @RegisterConstructorMapper(Place.class)
    List<Place> selectedSites(long participationId);

    /**
     * When a country came to a stage, or went past it, last; empty if it did not. One that comes back from aside went past
     * nothing.
     *
     * @param stages those of the pipeline, in order
     */
    @SqlQuery("""
            select c.effective_on
              from stage_change_in_force c
             where c.participation_id = :participationId
               and array_position(:stages::text[], c.to_stage) >= array_position(:stages::text[], :stage)
               and case when c.from_stage is null then true
                        when c.from_stage = any(:stages::text[])
                        then array_position(:stages::text[], c.from_stage) < array_position(:stages::text[], :stage)
                        else c.to_stage = :stage end
             order by c.effective_on desc, c.id desc
             limit 1
            """)
    Optional<LocalDate> entered(long participationId, List<String> stages, String stage);

    /** Plans the milestones of a template that these places do not have yet; returns how many those are. */
    default int plan(MilestoneTemplate template, List<Place> places, LocalDate on) {
        List<Long> planned = planned(
                template.id(),
                places.stream().map(Place::trialId).toList(),
                places.stream().map(place -> orNone(place.participationId())).toList(),
                places.stream().map(place -> orNone(place.siteId())).toList(),
                on);
        wait(template.id(), planned);
        return planned.size();
    }

    private static Long orNone(@Nullable Long id) {
        return id == null ? 0L : id;
    }

    @SqlUpdate("""
            insert into milestone (trial_id, participation_id, site_id, code, baseline_on, planned_on)
            select place.trial_id, nullif(place.participation_id, 0), nullif(place.site_id, 0), i.code,
                   :on::date + i.offset_days, :on::date + i.offset_days
              from milestone_template_item i
             cross join unnest(:trials::bigint[], :participations::bigint[], :sites::bigint[])
                        as place(trial_id, participation_id, site_id)
             where i.template_id = :templateId
             order by place.site_id, i.offset_days, i.id
                on conflict on constraint a_milestone_is_set_once_in_its_place do nothing
            """)
    @GetGeneratedKeys("id")
    List<Long> planned(
            long templateId, List<@Nullable Long> trials, List<Long> participations, List<Long> sites, LocalDate on);

    /** Makes new milestones wait for those of their place, else of its country, else of the trial. */
    @SqlUpdate("""
            insert into milestone_dependency (milestone_id, predecessor_id, kind, lag_days)
            select m.id, before.id, w.kind, w.lag_days
              from milestone m
              join milestone_template_item i on i.template_id = :templateId and i.code = m.code
              join milestone_template_wait w on w.item_id = i.id
             cross join lateral (
                   select b.id
                     from milestone b
                    where b.trial_id = m.trial_id and b.code = w.after_code and b.id <> m.id and not b.cancelled
                      and (b.participation_id is null or b.participation_id = m.participation_id)
                      and (b.site_id is null or b.site_id = m.site_id)
                    order by b.site_id is null, b.participation_id is null
                    limit 1) before
             where m.id = any(:planned::bigint[])
             order by m.id, w.id
            """)
    void wait(long templateId, List<Long> planned);
}
