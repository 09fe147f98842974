package org.trialbridge.meeting;

import java.util.List;

/**
 * What is asked about a pasted list: which of several institutions with one name is meant.
 *
 * @param key the name in small letters
 */
public record Namesakes(String key, String name, List<Option> options) {
    public Namesakes {
        options = List.copyOf(options);
    }

    /** One of the institutions; its number tells apart two of one country. */
    public record Option(long id, String text) {}
}
