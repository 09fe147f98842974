package org.trialbridge.digest;

import org.jdbi.v3.core.mapper.Nested;

/** Somebody through whom the owner of an action is reached. */
public record Reach(long actionId, Why why, @Nested Recipient to) {}
