package org.trialbridge.meeting;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code agenda_item} and {@code agenda_item_private}. */
@RegisterConstructorMapper(AgendaItem.class)
public interface AgendaDao {

    @SqlQuery("""
            select a.id, a.version, a.meeting_id, a.position, a.title, a.planned_minutes as minutes,
                   coalesce(p.name, q.presenter_name) as presenter, a.presenter_person_id, a.presenter_institution_id,
                   i.name as institution
              from agenda_item a
              left join person_private p on p.id = a.presenter_person_id
              left join agenda_item_private q on q.id = a.id
              left join institution i on i.id = a.presenter_institution_id
             where a.meeting_id = :meetingId
             order by a.position
            """)
    List<AgendaItem> of(long meetingId);

    default Optional<AgendaItem> find(long meetingId, long id) {
        return of(meetingId).stream().filter(item -> item.id() == id).findFirst();
    }

    /** Stores an item behind the others. */
    default long add(long meetingId, AgendaItemDraft draft) {
        long id = insert(meetingId, draft);
        insertPresenter(id, draft);
        return id;
    }

    /** Changes an item where it stands. */
    default void change(long id, AgendaItemDraft draft) {
        update(id, draft);
        deletePresenter(id);
        insertPresenter(id, draft);
    }

    /** Takes an item off; those behind it move up. A presenter's name is kept for as long as that can be undone. */
    default void remove(AgendaItem item, long entryId) {
        keepPresenter(item.id(), entryId);
        deletePresenter(item.id());
        delete(item.id());
        moveUpBehind(item.meetingId(), item.position());
    }

    @SqlUpdate("""
            insert into agenda_item (meeting_id, position, title, planned_minutes, presenter_person_id,
                                     presenter_institution_id)
            values (:meetingId, (select count(*) + 1 from agenda_item where meeting_id = :meetingId), :title, :minutes,
                    :presenterPersonId, :presenterInstitutionId)
            """)
    @GetGeneratedKeys("id")
    long insert(long meetingId, @BindMethods AgendaItemDraft draft);

    @SqlUpdate("""
            insert into agenda_item_private (id, presenter_name)
            select :id, :presenter
             where cast(:presenter as text) is not null
            """)
    void insertPresenter(long id, @BindMethods AgendaItemDraft draft);

    @SqlUpdate("""
            update agenda_item
               set version = version + 1, title = :title, planned_minutes = :minutes,
                   presenter_person_id = :presenterPersonId, presenter_institution_id = :presenterInstitutionId
             where id = :id
            """)
    void update(long id, @BindMethods AgendaItemDraft draft);

    @SqlUpdate("""
            insert into kept_for_undo (entry_id, table_name, row_id, kept)
            select :entryId, 'agenda_item_private', p.id, to_jsonb(p)
              from agenda_item_private p
             where p.id = :id
            """)
    void keepPresenter(long id, long entryId);

    @SqlUpdate("delete from agenda_item_private where id = :id")
    void deletePresenter(long id);

    @SqlUpdate("delete from agenda_item where id = :id")
    void delete(long id);

    @SqlUpdate("update agenda_item set position = position - 1 where meeting_id = :meetingId and position > :position")
    void moveUpBehind(long meetingId, int position);

    /** Exchanges two neighbours. */
    @SqlUpdate("""
            update agenda_item
               set position = :position + :other - position
             where meeting_id = :meetingId and position in (:position, :other)
            """)
    void exchange(long meetingId, int position, int other);
}
