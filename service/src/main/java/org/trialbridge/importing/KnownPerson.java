package org.trialbridge.importing;

import java.util.List;
import org.trialbridge.person.Affiliation;
import org.trialbridge.person.Person;

/** A person of the directory, with where he belongs. */
record KnownPerson(Person person, List<Affiliation> affiliations) {
    KnownPerson {
        affiliations = List.copyOf(affiliations);
    }

    Verdict.Like like() {
        String where = affiliations.stream()
                .findFirst()
                .map(one -> ", " + one.institutionName())
                .orElse("");
        return new Verdict.Like(person.id(), person.version(), person.shownName() + where, "/people/" + person.id());
    }

    boolean isIn(String iso2) {
        return affiliations.stream().anyMatch(one -> iso2.equals(one.iso2()));
    }
}
