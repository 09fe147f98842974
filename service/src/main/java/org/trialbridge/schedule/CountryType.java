package org.trialbridge.schedule;

/** A type of country: the needed approvals that such a country has a copy of. */
public record CountryType(long id, String name) {}
