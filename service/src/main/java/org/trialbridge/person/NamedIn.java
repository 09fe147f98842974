package org.trialbridge.person;

/**
 * That a person is named in a text that people wrote.
 *
 * @param many in how many rows
 */
public record NamedIn(String table, String column, long many) {

    /** Where it is, for people. */
    public String label() {
        String words = table.replace('_', ' ') + ", " + column.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
