package org.trialbridge.report;

import java.util.function.Consumer;

/** Rows that are handed over one at a time, so that nobody needs to hold them all. Each call starts at the first. */
@FunctionalInterface
public interface Rows<T> {
    void forEach(Consumer<T> consumer);
}
