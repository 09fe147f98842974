package org.trialbridge.requirement;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code approval_template} and {@code approval_template_item}: the same for everybody. */
@RegisterConstructorMapper(ApprovalTemplate.class)
interface TemplateDao {

    @SqlQuery("""
            select t.id, t.version, t.name, t.description,
                   (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'need', i.need, 'place', i.place)
                                              order by i.place, i.id), '[]')
                      from approval_template_item i
                     where i.template_id = t.id) as items
              from approval_template t
             order by t.id
            """)
    List<ApprovalTemplate> all();

    @SqlUpdate("insert into approval_template (name, description) values (:name, :description)")
    @GetGeneratedKeys("id")
    long insert(@BindMethods ApprovalTemplate template);

    @SqlUpdate("""
            update approval_template
               set version = version + 1, name = :name, description = :description
             where id = :id
            """)
    void update(@BindMethods ApprovalTemplate template);

    @SqlUpdate("delete from approval_template_item where template_id = :id")
    void clear(long id);

    @SqlBatch("""
            insert into approval_template_item (template_id, kind, need, place) values (:id, :kind, :need, :place)
            """)
    void add(long id, @BindMethods List<Need> needs);
}
