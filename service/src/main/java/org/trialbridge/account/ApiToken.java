package org.trialbridge.account;

import java.time.Instant;

/** A token with which a program acts for a user. */
public record ApiToken(long id, String name, boolean readOnly, Instant createdAt, Instant expiresAt) {}
