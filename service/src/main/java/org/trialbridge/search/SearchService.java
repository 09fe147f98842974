package org.trialbridge.search;

import static org.trialbridge.access.Action.VIEW;
import static org.trialbridge.access.Action.VIEW_COUNTS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** Looks for things by their words, in the reader's places. */
public final class SearchService {
    /** Of each kind. */
    static final int MOST = 20;

    /** What fits this much worse than the best is left out: it is another word. */
    private static final double NEAR_THE_BEST = 0.7;

    /**
     * How near the words must be: first the same, and only where nothing is, with typos. One wrong letter costs nearly half of
     * the trigrams of a word of eight letters. Beginning with 0.5 would compare all that shares one common word. Where still
     * nothing is, short words are compared letter by letter.
     */
    private static final List<Double> CLOSENESS = List.of(1.0, 0.7, 0.5);

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private final Database database;

    public SearchService(Database database) {
        this.database = database;
    }

    /**
     * What fits, the best first; at most {@value #MOST} of each kind.
     *
     * @param typed the words to look for
     * @param only the one kind to look for, or null for all
     * @throws Problem FORBIDDEN for who reads no trial; INVALID if there is too little or too much to look for
     */
    public List<Hit> search(Actor actor, @Nullable String typed, @Nullable Kind only) {
        actor.requireAnywhere(VIEW);
        String q = words(typed);
        Scope scope = actor.scope(VIEW);
        Scope sites = actor.scope(VIEW_COUNTS);
        List<Hit> hits = database.read(tx -> {
            for (double closeness : CLOSENESS) {
                tx.dao(SearchDao.class).accept(closeness);
                List<Hit> found = found(tx, q, false, only, scope, sites);
                if (!found.isEmpty()) {
                    return nearTheBest(found);
                }
            }
            return found(tx, q, true, only, scope, sites);
        });
        return hits.stream()
                .sorted(Comparator.comparing(Hit::closeness).reversed())
                .toList();
    }

    private static List<Hit> nearTheBest(List<Hit> hits) {
        double best = hits.stream().mapToDouble(Hit::closeness).max().orElse(0);
        return hits.stream()
                .filter(hit -> hit.closeness() >= best * NEAR_THE_BEST)
                .toList();
    }

    private static String words(@Nullable String typed) {
        String words = typed == null ? "" : typed.strip();
        if (words.codePoints().filter(Character::isLetterOrDigit).count() < SHORTEST) {
            throw Problem.invalid(
                    "q", "Type two letters or digits or more: a part of a name, a code, words of a decision.");
        }
        if (words.length() > LONGEST || !Texts.isStorable(words)) {
            throw Problem.invalid("q", "Type fewer words: at most " + LONGEST + " characters.");
        }
        return words;
    }

    private static List<Hit> found(
            Transaction tx, String q, boolean typos, @Nullable Kind only, Scope scope, Scope sites) {
        SearchDao dao = tx.dao(SearchDao.class);
        List<Hit> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (only == null || only == kind) {
                found.addAll(
                        switch (kind) {
                            case TRIAL -> dao.trials(q, typos, MOST, scope);
                            case COUNTRY ->
                                countries(dao, tx.dao(CountryDao.class).all(), q, typos, scope);
                            case SITE -> dao.sites(q, typos, MOST, sites);
                            case INSTITUTION -> dao.institutions(q, typos, MOST);
                            case PERSON -> dao.people(q, typos, MOST, scope);
                            case MEETING -> dao.meetings(q, typos, MOST, scope);
                            case DECISION -> dao.decisions(q, typos, MOST, scope);
                            case RISK -> dao.risks(q, typos, MOST, scope);
                        });
            }
        }
        return found;
    }

    private static List<Hit> countries(SearchDao dao, List<Country> all, String q, boolean typos, Scope scope) {
        return dao.countries(
                q,
                typos,
                all.stream().map(Country::iso2).toList(),
                all.stream().map(Country::name).toList(),
                MOST,
                scope);
    }
}
