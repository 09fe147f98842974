package org.trialbridge.digest;

/** Why somebody is told of a thing. */
public enum Why {
    OWNER,
    INSTITUTION,
    COORDINATOR,
    SECRETARIAT;

    /** Whether it is his own to do. */
    boolean owns() {
        return this == OWNER || this == INSTITUTION;
    }

    /** The same in words. */
    public String words() {
        return switch (this) {
            case OWNER -> "owns it";
            case INSTITUTION -> "belongs to the institution that owns it, with a part in the trial";
            case COORDINATOR -> "coordinates the country";
            case SECRETARIAT -> "is of the secretariat";
        };
    }
}
