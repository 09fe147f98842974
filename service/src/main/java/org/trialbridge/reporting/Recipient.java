package org.trialbridge.reporting;

import java.time.ZoneId;
import org.trialbridge.access.Role;

/** Somebody with a role that covers a site. */
public record Recipient(long siteId, Role role, long userId, String name, String email, ZoneId zone) {}
