package org.trialbridge.digest;

import org.jdbi.v3.core.mapper.Nested;

/** Somebody through whom the owner of an action or a risk is reached. */
public record Reach(
        @Nested Thing.Key thing, Why why, @Nested Recipient to) {}
