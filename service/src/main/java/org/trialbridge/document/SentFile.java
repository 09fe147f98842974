package org.trialbridge.document;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as somebody sends it, not yet looked at; both are null if he sends none.
 *
 * @param name as he calls it
 */
public record SentFile(@Nullable String name, @Nullable InputStream content) {}
