package org.trialbridge.access;

import org.jspecify.annotations.Nullable;

/**
 * The request from which something was asked, for the audit trail and for retries.
 *
 * @param requestId shown on error pages and in the log
 * @param channel through which door the request came
 * @param retry key and fingerprint of a request that may be sent again, or null
 * @param reason why it is asked, where the thing done asks for no reason of its own, or null
 */
public record Origin(
        String requestId,
        Channel channel,
        @Nullable Retry retry,
        @Nullable String reason) {
    public static final Origin SYSTEM = new Origin("system", Channel.SYSTEM, null);

    public Origin(String requestId, Channel channel, @Nullable Retry retry) {
        this(requestId, channel, retry, null);
    }

    /** Through which door a request came. */
    public enum Channel {
        FORM,
        API,
        SPREADSHEET,
        LINK,
        SYSTEM
    }

    /**
     * @param key the Idempotency-Key header
     * @param fingerprint SHA-256 over method, path and body, in hexadecimal
     */
    public record Retry(String key, String fingerprint) {}
}
