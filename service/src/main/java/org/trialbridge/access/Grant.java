package org.trialbridge.access;

/** A role at a place. */
public record Grant(Role role, Place place) {}
