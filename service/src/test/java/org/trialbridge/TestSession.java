package org.trialbridge;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** A new user with one role at one place, signed in: for tests of pages and their forms. */
public final class TestSession {
    /** What tells a session from an API token. */
    private static final String PREFIX = "tbs_";

    private static final String CSRF = "the-token-of-this-session";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestApplication app;
    private final String secret;

    public TestSession(TestApplication app, Role role, Place place) {
        this.app = app;
        String token = app.token(role, place);
        this.secret = PREFIX + token;
        app.given().insert("""
                        insert into session (user_id, token_sha256, csrf_token, created_at, seen_at, expires_at)
                        select user_id, sha256(convert_to(:secret, 'UTF8')), :csrf, now(), now(), now() + interval '1 hour'
                          from api_token
                         where token_sha256 = sha256(convert_to(:token, 'UTF8'))
                        returning id
                        """, Map.of("csrf", CSRF, "secret", secret, "token", token));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form with its token; the fields as name, value, name, value. */
    public HttpResponse<String> post(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]) + "&")
                .collect(Collectors.joining());
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "csrf=" + CSRF)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(app.url() + path)).header("Cookie", "session=" + secret);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
