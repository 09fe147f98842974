package org.trialbridge.risk;

import java.util.Arrays;
import java.util.List;

/** A step of the scale of probabilities and impacts. */
public enum Level {
    VERY_LOW(1, "very low"),
    LOW(2, "low"),
    MEDIUM(3, "medium"),
    HIGH(4, "high"),
    VERY_HIGH(5, "very high");

    private final int number;
    private final String words;

    Level(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** The whole scale, the lowest first. */
    public static List<Level> all() {
        return Arrays.asList(values());
    }

    public int number() {
        return number;
    }

    /** How it is shown: 4, high. */
    public String label() {
        return number + ", " + words;
    }

    public String words() {
        return words;
    }
}
