package org.trialbridge.account;

import java.time.ZoneId;

/**
 * What can be changed about an account.
 *
 * @param language as in BCP 47
 */
public record Profile(String name, ZoneId zone, String language) {}
