package org.trialbridge;

import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/**
 * The application on a port of its own, with a database of its own, for all tests of a class. Registered on a static field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestApplication app = new TestApplication();
 * }</pre>
 */
public final class TestApplication implements BeforeAllCallback, AfterAllCallback {
    /** The token of the forms of whoever has signed in. */
    public static final String CSRF = "the-token-that-the-forms-of-tests-carry";

    private final TestDatabase db;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable DropwizardTestSupport<TrialbridgeConfiguration> running;

    public TestApplication() {
        this(new TestDatabase());
    }

    TestApplication(TestDatabase db) {
        this.db = db;
    }

    /** The way to the tables behind the application's back. */
    public TestDatabase db() {
        return db;
    }

    public Given given() {
        return new Given(db);
    }

    public String url() {
        return "http://localhost:" + running().getLocalPort();
    }

    public DropwizardTestSupport<TrialbridgeConfiguration> running() {
        return Objects.requireNonNull(running, "the application runs only while its tests do");
    }

    /** Adds a user with one grant and returns a bearer token of his. */
    public String token(Role role, Place place) {
        long user = user(role, place);
        String token = "test-token-of-user-" + user;
        given().insert("""
                insert into api_token (user_id, name, token_sha256, read_only, created_at, expires_at)
                values (:user, 'test', :digest, false, now(), now() + interval '1 hour')
                returning id
                """, Map.of("user", user, "digest", sha256(token)));
        return token;
    }

    /** Adds a user with one grant, who has signed in, and returns the value of his browser's cookie header. */
    public String signedIn(Role role, Place place) {
        long user = user(role, place);
        String secret = "tbs_of-user-" + user;
        given().insert("""
                insert into session (user_id, token_sha256, csrf_token, created_at, seen_at, expires_at)
                values (:user, :digest, :csrf, now(), now(), now() + interval '1 hour')
                returning id
                """, Map.of("user", user, "digest", sha256(secret), "csrf", CSRF));
        return "session=" + secret;
    }

    private long user(Role role, Place place) {
        Given given = given();
        long user = given.insert("insert into user_account (zone) values ('UTC') returning id", Map.of());
        given.insert(
                "insert into user_private (id, name, email) values (:id, :name, :email) returning id",
                Map.of("id", user, "name", "User " + user, "email", "user" + user + "@example.org"));
        Map<String, @Nullable Object> grant = new HashMap<>();
        grant.put("user", user);
        grant.put("role", role.name());
        grant.put("trial", place.trialId());
        grant.put("participation", place.participationId());
        grant.put("site", place.siteId());
        given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id, site_id)
                values (:user, :role, :trial::bigint, :participation::bigint, :site::bigint)
                returning id
                """, grant);
        return user;
    }

    /** Opens a page. */
    public HttpResponse<String> page(String cookie, String path) {
        return send(null, "GET", path, null, "Cookie", cookie);
    }

    /** Sends a form, its fields encoded as in an address. */
    public HttpResponse<String> form(String cookie, String path, String fields) {
        return send(
                null,
                "POST",
                path,
                fields + "&csrf=" + CSRF,
                "Cookie",
                cookie,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    public HttpResponse<String> get(String token, String path) {
        return send(token, "GET", path, null);
    }

    public HttpResponse<String> post(String token, String path, String json) {
        return send(token, "POST", path, json);
    }

    /** Sends JSON, with further headers as name, value, name, value. */
    public HttpResponse<String> send(
            @Nullable String token, String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        db.beforeAll(context);
        running = new DropwizardTestSupport<>(
                TrialbridgeApplication.class,
                "test-config.yml",
                new ResourceConfigurationSourceProvider(),
                ConfigOverride.config("database.url", db.url()),
                ConfigOverride.config("database.user", db.user()),
                ConfigOverride.config("database.password", db.password()));
        running.before();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running().after();
        db.afterAll(context);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
