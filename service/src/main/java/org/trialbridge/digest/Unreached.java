package org.trialbridge.digest;

import org.jdbi.v3.core.mapper.Nested;

/** That nobody can be written to who owns an action or a risk. */
public record Unreached(@Nested Thing.Key thing, Hindrance hindrance) {

    /** Why not. */
    public enum Hindrance {
        ERASED("The owner was erased from the directory. Name another one."),
        NOT_TO_BE_CONTACTED("The owner asked not to be contacted. Tell him in person, or name another one."),
        NO_ADDRESS("The owner has no address that can be written to. Enter one in the directory."),
        NOBODY_OF_IT("Nobody of the institution with a part in this trial can be written to. Enter who does it there.");

        private final String words;

        Hindrance(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
