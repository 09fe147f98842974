package org.trialbridge;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** Somebody who is signed in to the pages, with one role at one place. Follows no redirects. */
public final class TestVisitor {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String secret;

    public TestVisitor(TestApplication app, Role role, Place place) {
        Given given = app.given();
        long user = given.insert("insert into user_account (zone) values ('Asia/Tashkent') returning id", Map.of());
        given.insert(
                "insert into user_private (id, name, email) values (:id, :name, :email) returning id",
                Map.of("id", user, "name", "Visitor " + user, "email", "visitor" + user + "@example.org"));
        Map<String, @Nullable Object> grant = new HashMap<>();
        grant.put("user", user);
        grant.put("role", role.name());
        grant.put("trial", place.trialId());
        grant.put("participation", place.participationId());
        given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id)
                values (:user, :role, :trial::bigint, :participation::bigint)
                returning id
                """, grant);
        this.url = app.url();
        this.secret = "tbs_of-visitor-" + user;
        given.insert("""
                insert into session (user_id, token_sha256, csrf_token, created_at, seen_at, expires_at)
                values (:user, :digest, :csrf, now(), now(), now() + interval '1 hour')
                returning id
                """, Map.of("user", user, "digest", sha256(secret), "csrf", csrf()));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    /** Sends a form: name, value, name, value. */
    public HttpResponse<String> post(String path, Object... fields) {
        StringBuilder body = new StringBuilder("csrf=").append(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** What the cookie "session" holds, for a browser. */
    public String session() {
        return secret;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.header("Cookie", "session=" + secret).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String csrf() {
        return "token-of-" + secret;
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
