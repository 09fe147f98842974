package org.trialbridge.history;

import org.jspecify.annotations.Nullable;

/** @param requestId of the request that is to be undone: the header X-Request-Id of its answer */
public record UndoInput(@Nullable String requestId) {}
