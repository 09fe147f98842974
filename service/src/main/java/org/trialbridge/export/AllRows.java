package org.trialbridge.export;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.report.Rows;

/** All rows of a list, one part of it after the other. */
record AllRows<T>(Function<Window, Listing<T>> list) implements Rows<T> {
    @Override
    public void forEach(Consumer<T> consumer) {
        String after = null;
        do {
            Listing<T> part = list.apply(window(after));
            part.items().forEach(consumer);
            after = part.next();
        } while (after != null);
    }

    private static Window window(@Nullable String after) {
        return new Window(Window.MAX_LIMIT, after);
    }
}
