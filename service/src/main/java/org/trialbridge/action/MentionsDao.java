package org.trialbridge.action;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;

/** Looks up what inputs mention, and what forms offer for choice. */
@RegisterConstructorMapper(TrialCountry.class)
@RegisterConstructorMapper(Choices.Option.class)
public interface MentionsDao {

    /** What an input mentions. People count only if they were not erased and lie in the scope. */
    default Mentions find(
            Collection<String> trials, Collection<Long> institutions, Collection<Long> people, Scope scope) {
        return Mentions.of(
                trials(List.copyOf(trials)),
                institutions(List.copyOf(institutions)),
                people(List.copyOf(people), scope));
    }

    /** A trial with its countries. */
    default Optional<TrialCountries> trial(String code) {
        return Mentions.of(trials(List.of(code)), Set.of(), Set.of()).trials().values().stream()
                .findFirst();
    }

    @SqlQuery("""
            select t.id as trial_id, t.code as trial, p.id as participation_id, c.iso2 as country, c.zone
              from trial t
              left join participation p on p.trial_id = t.id
              left join country c on c.iso2 = p.country_iso2
             where t.code = any(:codes)
            """)
    List<TrialCountry> trials(List<String> codes);

    @SqlQuery("select id from institution where id = any(:ids) and merged_into_id is null")
    Set<Long> institutions(List<Long> ids);

    /** Those people who were not erased and whose roles or institutions lie in the scope. */
    @SqlQuery("""
            select p.id
              from person p
             where p.id = any(:ids) and p.erased_at is null and p.merged_into_id is null
               and (exists (select from trial_role r
                             where r.person_id = p.id
                               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>))
                    or exists (select from affiliation a
                                 join institution i on i.id = a.institution_id
                                 left join participation c on c.country_iso2 = i.country_iso2
                                where a.person_id = p.id and in_scope(c.trial_id, c.id, null, <scope>))
                    or in_scope(null, null, null, <scope>))
            """)
    Set<Long> people(List<Long> ids, @BindMethods("scope") Scope scope);

    /** As {@link #people}, all of them, by name. */
    @SqlQuery("""
            select p.id as value, q.name as text
              from person p
              join person_private q on q.id = p.id
             where p.erased_at is null and p.merged_into_id is null
               and (exists (select from trial_role r
                             where r.person_id = p.id
                               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>))
                    or exists (select from affiliation a
                                 join institution i on i.id = a.institution_id
                                 left join participation c on c.country_iso2 = i.country_iso2
                                where a.person_id = p.id and in_scope(c.trial_id, c.id, null, <scope>))
                    or in_scope(null, null, null, <scope>))
             order by q.name, p.id
            """)
    List<Choices.Option> peopleChoices(@BindMethods("scope") Scope scope);
}
