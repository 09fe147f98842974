package org.trialbridge.enrollment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.trialbridge.account.Secret;

/**
 * A link that opens the form of one site and period to the user to whom it was sent, without a password. Opening it uses
 * nothing up; once the period is reported it shows the receipt.
 */
public record ReportLink(
        long userId,
        long trialId,
        long participationId,
        long siteId,
        LocalDate periodEnd,
        Secret secret,
        Instant createdAt,
        Instant expiresAt) {
    private static final Duration LIFE = Duration.ofDays(14);

    /** Makes a link that nobody else has. */
    public static ReportLink make(
            long userId, long trialId, long participationId, long siteId, LocalDate periodEnd, Instant now) {
        return new ReportLink(
                userId, trialId, participationId, siteId, periodEnd, Secret.random(""), now, now.plus(LIFE));
    }

    public byte[] digest() {
        return secret.digest();
    }

    /** Its path on this site. */
    public String path() {
        return "/report/" + secret.text();
    }
}
