package org.trialbridge.meeting;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code meeting_question}. */
@RegisterConstructorMapper(Question.class)
public interface QuestionDao {

    @SqlQuery("""
            select q.id, q.version, q.meeting_id, q.text, q.institution_id, i.name as institution,
                   coalesce(q.country_iso2, i.country_iso2) as country, q.answer, q.answered_on, q.carried_over
              from meeting_question q
              left join institution i on i.id = q.institution_id
             where q.meeting_id = :meetingId
             order by q.id
            """)
    List<Question> of(long meetingId);

    @SqlQuery("""
            select q.id, q.version, q.meeting_id, q.text, q.institution_id, i.name as institution,
                   coalesce(q.country_iso2, i.country_iso2) as country, q.answer, q.answered_on, q.carried_over
              from meeting_question q
              left join institution i on i.id = q.institution_id
             where q.meeting_id = :meetingId and q.id = :id
            """)
    Optional<Question> find(long meetingId, long id);

    /** The country of a question, unless it is that of its institution. */
    @SqlQuery("""
            select nullif(a.country_iso2, i.country_iso2)
              from meeting_question a
              left join institution i on i.id = a.institution_id
             where a.id = :id
            """)
    Optional<String> ownCountry(long id);

    @SqlUpdate("""
            insert into meeting_question (meeting_id, text, institution_id, country_iso2, answer, answered_on)
            values (:meetingId, :text, :institutionId, :country, :answer, :answeredOn)
            """)
    @GetGeneratedKeys("id")
    long insert(long meetingId, @BindMethods QuestionDraft draft);

    @SqlUpdate("""
            update meeting_question
               set version = version + 1, text = :text, institution_id = :institutionId, country_iso2 = :country,
                   answer = :answer, answered_on = :answeredOn
             where id = :id
            """)
    void update(long id, @BindMethods QuestionDraft draft);
}
