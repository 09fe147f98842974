package org.trialbridge.search;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;

/**
 * Compares what was typed with the words of each kind, which {@code %>} finds by their index; the best come first. Of a word
 * that stands in more than a thousand rows only a thousand are compared, as they all fit. Where typos are looked for, short
 * words fit that differ by one letter.
 */
@RegisterConstructorMapper(Hit.class)
public interface SearchDao {

    /** For this transaction: how near the words must be. */
    @SqlQuery("select set_config('pg_trgm.word_similarity_threshold', cast(:closeness as text), true)")
    String accept(double closeness);

    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'TRIAL' as kind, '/trials/' || t.code as url, t.title as text, t.code as detail, w.words
                      from trial t
                      join trial_words w on w.id = t.id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and (in_scope(t.id, null, null, <scope>)
                            or exists (select from participation p
                                        where p.trial_id = t.id and in_scope(t.id, p.id, null, <scope>))
                            or exists (select from site s
                                        where s.trial_id = t.id and in_scope(t.id, s.participation_id, s.id, <scope>)))
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> trials(String q, boolean typos, int limit, @BindMethods("scope") Scope scope);

    /** @param names the names of the countries {@code iso2s}, which the database does not know */
    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'COUNTRY' as kind, '/trials/' || t.code || '/countries/' || p.country_iso2 as url, n.name as text,
                           p.country_iso2 || ', ' || t.code as detail, searchable(n.iso2 || ' ' || n.name) as words
                      from unnest(cast(:iso2s as text[]), cast(:names as text[])) n (iso2, name)
                      join participation p on p.country_iso2 = n.iso2
                      join trial t on t.id = p.trial_id
                     where in_scope(p.trial_id, p.id, null, <scope>)
                     offset 0) found
             where found.words %> searchable(:q)
                or (short_words(found.words) && near_words(:q, :typos)
                    and holds_nearly(:q, found.words, short_words(found.words)))
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> countries(
            String q,
            boolean typos,
            List<String> iso2s,
            List<String> names,
            int limit,
            @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'SITE' as kind, '/trials/' || t.code || '/sites/' || s.code as url, s.name as text,
                           concat_ws(', ', s.code, s.city, t.code) as detail, w.words
                      from site s
                      join site_words w on w.id = s.id
                      join trial t on t.id = s.trial_id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> sites(String q, boolean typos, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'INSTITUTION' as kind, '/institutions/' || i.id as url, i.name as text,
                           concat_ws(', ', i.native_name, i.country_iso2) as detail, w.words
                      from institution i
                      join institution_words w on w.id = i.id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and i.merged_into_id is null
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> institutions(String q, boolean typos, int limit);

    /** People who can be seen, by the rule of the list of people. */
    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'PERSON' as kind, '/people/' || q.id as url, q.name as text, q.native_name as detail, w.words
                      from person_private q
                      join person p on p.id = q.id
                      join person_words w on w.id = q.id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and p.merged_into_id is null
                       and (in_scope(null, null, null, <scope>)
                            or exists (select from trial_role r
                                        where r.person_id = q.id
                                          and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>))
                            or exists (select from affiliation a
                                         join institution i on i.id = a.institution_id
                                         join participation c on c.country_iso2 = i.country_iso2
                                        where a.person_id = q.id and in_scope(c.trial_id, c.id, null, <scope>))
                            or exists (select from attendance d
                                         join meeting_trial m on m.meeting_id = d.meeting_id
                                         left join meeting_country n on n.meeting_id = d.meeting_id
                                         left join participation c on c.trial_id = m.trial_id
                                                                  and c.country_iso2 = n.country_iso2
                                        where d.person_id = q.id and in_scope(m.trial_id, c.id, null, <scope>)))
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> people(String q, boolean typos, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'MEETING' as kind, '/meetings/' || m.id as url, m.title as text,
                           initcap(replace(m.kind, '_', ' ')) || ' ' || m.number as detail, w.words
                      from meeting m
                      join meeting_words w on w.id = m.id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and exists (select from meeting_trial mt
                                     left join meeting_country mc on mc.meeting_id = mt.meeting_id
                                     left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                                    where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, <scope>))
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> meetings(String q, boolean typos, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'DECISION' as kind, '/meetings/' || d.meeting_id as url, d.text as text,
                           initcap(replace(m.kind, '_', ' ')) || ' ' || m.number as detail, w.words
                      from decision d
                      join decision_words w on w.id = d.id
                      join meeting m on m.id = d.meeting_id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and exists (select from meeting_trial mt
                                     left join meeting_country mc on mc.meeting_id = mt.meeting_id
                                     left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                                    where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, <scope>))
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> decisions(String q, boolean typos, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select found.kind, found.url, found.text, found.detail, word_similarity(searchable(:q), found.words) as closeness
              from (
                    select 'RISK' as kind, '/trials/' || t.code || '/risks/' || r.id as url, r.title as text,
                           concat_ws(', ', p.country_iso2, t.code) as detail, w.words
                      from risk r
                      join risk_words w on w.id = r.id
                      join trial t on t.id = r.trial_id
                      left join participation p on p.id = r.participation_id
                     where (w.words %> searchable(:q)
                            or (w.short && near_words(:q, :typos) and holds_nearly(:q, w.words, w.short)))
                       and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
                     limit 1000) found
             order by closeness desc, similarity(searchable(:q), found.words) desc, found.text, found.url
             limit :limit
            """)
    List<Hit> risks(String q, boolean typos, int limit, @BindMethods("scope") Scope scope);
}
