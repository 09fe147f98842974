package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects how a row differs from what is there. What is empty in the file says nothing, and what is there stays. */
final class Differences {
    private final List<String> sentences = new ArrayList<>();

    /** Returns what the file says, or if it says nothing what is there. */
    <T> @Nullable T take(Column column, @Nullable T now, @Nullable T file) {
        if (file != null && !Objects.equals(now, file)) {
            sentences.add(
                    column.label() + ": " + (now == null ? "empty" : "\"" + now + "\"") + " becomes \"" + file + "\"");
        }
        return file == null ? now : file;
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    List<String> sentences() {
        return sentences;
    }
}
