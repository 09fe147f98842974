package org.trialbridge.account;

/** Whose link it is, while it can be used. */
public record OpenLink(long userId, String name, String email) {}
