package org.trialbridge.importing;

import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code import_draft}: files that were read and not yet loaded, each seen by its sender only. */
@RegisterConstructorMapper(Staged.class)
public interface ImportDraftDao {

    @SqlQuery("""
            insert into import_draft (user_id, kind, trial_id, file_name, sha256, tables, mapping)
            values (:userId, :staged.kind, :staged.trialId, :file.name, :file.sha256, :sheets, :mapping)
            returning id
            """)
    long insert(
            long userId,
            @BindMethods("staged") Staged staged,
            @BindMethods("file") ImportedFile file,
            @Json Staged.Sheets sheets,
            @Json Mapping mapping);

    @SqlQuery("""
            select d.id, d.kind, d.trial_id, t.code as trial, d.file_name as name, d.sha256, d.tables as sheets, d.mapping,
                   d.lawful_basis
              from import_draft d
              left join trial t on t.id = d.trial_id
             where d.id = :id and d.user_id = :userId and d.created_at > now() - interval '1 day'
            """)
    Optional<Staged> find(long id, long userId);

    @SqlUpdate("update import_draft set mapping = :mapping, lawful_basis = :lawfulBasis where id = :id")
    void map(long id, @Json Mapping mapping, @Nullable String lawfulBasis);

    @SqlUpdate("delete from import_draft where id = :id")
    void delete(long id);

    /** Forgets what is a day old. */
    @SqlUpdate("delete from import_draft where created_at < now() - interval '1 day'")
    void forgetOld();

    /** Forgets all of a user but the newest. */
    @SqlUpdate("""
            delete from import_draft
             where user_id = :userId and id not in (select id from import_draft
                                                     where user_id = :userId
                                                     order by id desc
                                                     limit :kept)
            """)
    void forgetOthers(long userId, int kept);
}
