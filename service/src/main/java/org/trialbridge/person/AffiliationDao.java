package org.trialbridge.person;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code affiliation}. */
@RegisterConstructorMapper(Affiliation.class)
public interface AffiliationDao {

    /** The affiliations of some people, of each the latest first. */
    @SqlQuery("""
            select a.id, a.person_id, a.institution_id, i.name as institution_name, i.country_iso2 as iso2, a.position,
                   a.from_on as "from", a.to_on as "to"
              from affiliation a
              join institution i on i.id = a.institution_id
             where a.person_id = any(:personIds)
             order by a.person_id, a.to_on desc nulls first, a.id
            """)
    List<Affiliation> list(List<Long> personIds);

    @SqlUpdate("""
            insert into affiliation (person_id, institution_id, position, from_on, to_on)
            values (:personId, :institutionId, :position, :from, :to)
            """)
    void insert(@BindMethods Affiliation affiliation);

    @SqlBatch("""
            insert into affiliation (person_id, institution_id, position, from_on, to_on)
            values (:personId, :institutionId, :position, :from, :to)
            """)
    void insertAll(@BindMethods List<Affiliation> affiliations);

    @SqlUpdate("""
            update affiliation
               set institution_id = :institutionId, position = :position, from_on = :from, to_on = :to
             where id = :id
            """)
    void update(@BindMethods Affiliation affiliation);

    @SqlUpdate("delete from affiliation where id = :id")
    void delete(long id);
}
