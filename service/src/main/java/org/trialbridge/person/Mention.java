package org.trialbridge.person;

import java.util.List;

/**
 * A line of a meeting on which somebody is named who may be the person.
 *
 * @param reached whether an erasure of the person takes it away
 */
public record Mention(long id, boolean reached) {

    static List<Long> reached(List<Mention> mentions) {
        return mentions.stream().filter(Mention::reached).map(Mention::id).toList();
    }

    static long left(List<Mention> mentions) {
        return mentions.stream().filter(mention -> !mention.reached()).count();
    }
}
