package org.trialbridge.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;

/** The tables {@code document}, {@code document_private} and {@code document_part}. */
@RegisterConstructorMapper(Document.class)
@RegisterConstructorMapper(Holder.class)
@RegisterConstructorMapper(Place.class)
public interface DocumentDao {
    /** What every query of documents tells. */
    String COLUMNS = """
            select d.id, d.version, d.holder_kind, d.holder_id, h.ref as holder_ref, h.label as holder_label,
                   h.page as holder_page, h.trial as holder_trial, d.name as title, d.kind, d.description,
                   d.published_on as dated_on, d.source, p.file_name, d.media_type, d.size_bytes as size,
                   encode(d.sha256, 'hex') as sha256, d.replaces_id, newer.id as replaced_by_id, d.attached_at,
                   u.name as attached_by, d.withdrawn_at, d.withdrawn_reason, d.erased_at, d.erased_reason
            """;

    /** What it needs beside the document itself. */
    String JOINS = """
             cross join lateral document_holder(d.holder_kind, d.holder_id) h
              left join document_private p on p.id = d.id
              left join document newer on newer.replaces_id = d.id
              left join user_private u on u.id = d.attached_by
            """;

    @SqlQuery("""
            select :kind as kind, named.id, h.ref, h.label, h.page, h.trial
              from (select case :kind
                               when 'TRIAL' then (select t.id from trial t where t.code = :trial)
                               when 'COUNTRY' then (select p.id from participation p join trial t on t.id = p.trial_id
                                                     where t.code = :trial and p.country_iso2 = :code)
                               when 'SITE' then (select s.id from site s join trial t on t.id = s.trial_id
                                                  where t.code = :trial and s.code = :code)
                               else :id::bigint end as id) named
             cross join lateral document_holder(:kind, named.id) h
            """)
    Optional<Holder> holder(Holder.Kind kind, @Nullable Long id, @Nullable String trial, @Nullable String code);

    /** Where a holder is; nowhere in particular if it is an institution. */
    @SqlQuery("select trial_id, participation_id, site_id from document_places(:kind, :id)")
    List<Place> places(Holder.Kind kind, long id);

    @SqlQuery(COLUMNS + " from document d " + JOINS + """
             where d.id = :id
            """)
    Optional<Document> find(long id);

    /** The documents of one thing, the latest first. */
    @SqlQuery(COLUMNS + " from document d " + JOINS + """
             where d.holder_kind = :kind and d.holder_id = :id
             order by d.id desc
             limit 500
            """)
    List<Document> of(Holder.Kind kind, long id);

    /** The documents of all that belongs to a country, as far as it is in sight, the latest first; none that was withdrawn. */
    @SqlQuery(COLUMNS + " from documents_about(:trialId, :participationId) about join document d on d.id = about.id "
            + JOINS + """
             where d.withdrawn_at is null and newer.id is null and d.media_type is not null
               and exists (select from document_places(d.holder_kind, d.holder_id) place
                            where in_scope(place.trial_id, place.participation_id, place.site_id, <scope>))
             order by d.id desc
             limit 200
            """)
    List<Document> about(long trialId, long participationId, @BindMethods("scope") Scope scope);

    /**
     * The documents of what is in sight, each by its place in the list.
     *
     * @param after the place of the last one already seen, or null
     */
    @SqlQuery(COLUMNS + ", line.place from document d " + JOINS + """
             cross join lateral (
                   select list_place(case :sort.key
                              when 'ATTACHED' then to_char(d.attached_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
                              when 'TITLE' then lower(d.name)
                              when 'KIND' then d.kind
                              when 'HOLDER' then d.holder_kind || ' ' || lower(h.label)
                              when 'DATED' then d.published_on::text
                              when 'SIZE' then in_order(d.size_bytes)
                              end, d.id, :sort.down) as place) line
             where (:filter.holder::text is null or d.holder_kind = :filter.holder)
               and (:filter.kind::text is null or d.kind = :filter.kind)
               and (:filter.former
                    or (d.withdrawn_at is null and d.erased_at is null and newer.id is null))
               and (:filter.q::text is null
                    or position(lower(:filter.q) in lower(concat_ws(' ', d.name, d.description))) > 0)
               and stands_after(line.place, :after, :sort.down)
               and exists (select from document_places(d.holder_kind, d.holder_id) place
                             join trial t on t.id = place.trial_id
                             left join participation c on c.id = place.participation_id
                            where (:filter.trial::text is null or t.code = :filter.trial)
                              and (:filter.country::text is null or c.country_iso2 = :filter.country)
                              and in_scope(place.trial_id, place.participation_id, place.site_id, <scope>))
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Document> list(
            @BindMethods("filter") DocumentFilter filter,
            @BindMethods("sort") Sort<DocumentSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /**
     * A document that the actor may change.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for a change of the thing on which it hangs
     */
    default Document changeable(Actor actor, long id) {
        Document stored = find(id).orElseThrow(Problem::notFound);
        stored.holder()
                .requireHand(
                        actor, places(stored.holder().kind(), stored.holder().id()));
        return stored;
    }

    /**
     * Returns whether the actor may change a document that he may see.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for the thing on which it hangs
     */
    default boolean mayChange(Actor actor, long id) {
        Document stored = find(id).orElseThrow(Problem::notFound);
        List<Place> places = places(stored.holder().kind(), stored.holder().id());
        stored.holder().requireSight(actor, places);
        return stored.holder().mayChange(actor, places);
    }

    /** The document of a thing that has just these bytes and counts. */
    @SqlQuery("""
            select d.id
              from document d
             where d.holder_kind = :kind and d.holder_id = :id and d.sha256 = decode(:sha256, 'hex')
               and d.withdrawn_at is null and d.erased_at is null
               and not exists (select from document newer where newer.replaces_id = d.id)
             order by d.id
             limit 1
            """)
    Optional<Long> sameContent(Holder.Kind kind, long id, String sha256);

    @SqlUpdate("""
            insert into document (trial_id, participation_id, site_id, meeting_id, decision_id, action_item_id, outreach_id,
                   agreement_id, approval_id, milestone_id, institution_id, name, kind, description, published_on, media_type,
                   size_bytes, sha256, replaces_id, attached_at, attached_by)
            values (case when :kind in ('MEETING', 'DECISION') then null
                         else (select min(place.trial_id) from document_places(:kind, :id) place) end,
                    case when :kind = 'COUNTRY' then :id end, case when :kind = 'SITE' then :id end,
                    case when :kind = 'MEETING' then :id end, case when :kind = 'DECISION' then :id end,
                    case when :kind = 'ACTION' then :id end, case when :kind = 'OUTREACH' then :id end,
                    case when :kind = 'AGREEMENT' then :id end, case when :kind = 'APPROVAL' then :id end,
                    case when :kind = 'MILESTONE' then :id end, case when :kind = 'INSTITUTION' then :id end,
                    :facts.title, :facts.kind, :facts.description, :facts.datedOn, :file.mediaType, :file.size,
                    decode(:file.sha256, 'hex'), :replacesId, :at, :userId)
            """)
    @GetGeneratedKeys("id")
    long add(
            Holder.Kind kind,
            long id,
            @BindMethods("facts") DocumentInput.Facts facts,
            @BindMethods("file") ReceivedFile file,
            @Nullable Long replacesId,
            Instant at,
            @Nullable Long userId);

    @SqlUpdate("insert into document_private (id, file_name) values (:id, :fileName)")
    void addName(long id, String fileName);

    @SqlUpdate("insert into document_part (document_id, number, content) values (:id, :number, :content)")
    void addPart(long id, int number, byte[] content);

    /**
     * A piece of the bytes.
     *
     * @param first the part in which it begins, and {@code last} the one in which it ends
     * @param from where it begins in the first part, counted from 0
     */
    @SqlQuery("""
            select substring(string_agg(content, '' order by number) from :from + 1 for :length)
              from document_part
             where document_id = :id and number between :first and :last
            """)
    @SingleValue
    Optional<byte[]> bytes(long id, int first, int last, int from, int length);

    @SqlUpdate("""
            update document
               set version = version + 1, name = :facts.title, kind = :facts.kind, description = :facts.description,
                   published_on = :facts.datedOn
             where id = :id
            """)
    void change(long id, @BindMethods("facts") DocumentInput.Facts facts);

    @SqlUpdate(
            "update document set version = version + 1, withdrawn_at = :at, withdrawn_reason = :reason where id = :id")
    void withdraw(long id, Instant at, String reason);

    /** Lets a withdrawn document count again. */
    @SqlUpdate("update document set version = version + 1, withdrawn_at = null, withdrawn_reason = null where id = :id")
    void readmit(long id);

    @SqlUpdate("update document set version = version + 1, erased_at = :at, erased_reason = :reason where id = :id")
    void erase(long id, Instant at, String reason);

    @SqlUpdate("delete from document_part where document_id = :id")
    void removeParts(long id);

    @SqlUpdate("delete from document_private where id = :id")
    void removeName(long id);
}
