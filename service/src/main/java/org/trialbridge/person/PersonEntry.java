package org.trialbridge.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** What the directory says of a person: where he belongs, and which parts he has as far as the reader's scope goes. */
public record PersonEntry(@JsonUnwrapped Person person, List<Affiliation> affiliations, List<TrialRole> roles) {
    public PersonEntry {
        affiliations = List.copyOf(affiliations);
        roles = List.copyOf(roles);
    }
}
