package org.trialbridge.web;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that the next page shows once, carried there by a cookie that no script can read.
 *
 * @param undo the number of the request that can be undone for some seconds, or null
 */
record Notice(String sentence, @Nullable String undo) {
    static final String COOKIE = "trialbridge_notice";
    private static final int SECONDS = 60;
    private static final int LONGEST = 300;
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9_-]{1,1600})(?:\\.([0-9a-f]{16}))?");

    NewCookie cookie() {
        String cut = sentence.substring(0, Math.min(sentence.length(), LONGEST));
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(cut.getBytes(StandardCharsets.UTF_8));
        return cookie(undo == null ? coded : coded + "." + undo, SECONDS);
    }

    static NewCookie gone() {
        return cookie("", 0);
    }

    static @Nullable Notice read(@Nullable Cookie cookie) {
        Matcher matcher = VALUE.matcher(cookie == null ? "" : cookie.getValue());
        if (!matcher.matches()) {
            return null;
        }
        try {
            return new Notice(
                    new String(Base64.getUrlDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8),
                    matcher.group(2));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
