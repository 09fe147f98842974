package org.trialbridge.web;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A sentence that the next page shows once, carried there by a cookie that no script can read. */
final class Notice {
    static final String COOKIE = "trialbridge_notice";
    private static final int SECONDS = 60;
    private static final int LONGEST = 300;

    private Notice() {}

    static NewCookie cookie(String sentence) {
        String cut = sentence.substring(0, Math.min(sentence.length(), LONGEST));
        return cookie(
                Base64.getUrlEncoder().withoutPadding().encodeToString(cut.getBytes(StandardCharsets.UTF_8)), SECONDS);
    }

    static NewCookie gone() {
        return cookie("", 0);
    }

    static @Nullable String read(@Nullable Cookie cookie) {
        if (cookie == null || !cookie.getValue().matches("[A-Za-z0-9_-]{1,1600}")) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
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
