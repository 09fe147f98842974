package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class AccountHttpTest {
    private static final String LENA = "lena@example.org";
    private static final String LENAS = """
            {"email": "lena@example.org", "password": "paper window tiger"}""";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private final AccountsGiven given = new AccountsGiven(app.db());

    @BeforeEach
    void lena() {
        app.db().jdbi().useHandle(handle -> handle.execute("delete from sign_in_failure"));
        if (given.count("select count(*) from user_private where email = '" + LENA + "'") == 0) {
            given.user(LENA, Role.LEADERSHIP, Place.EVERYTHING);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    private static String signIn() {
        return json(app.send(null, "POST", "/api/v1/session", LENAS))
                .get("token")
                .asText();
    }

    @Test
    void aProgramSignsInAndOut() {
        HttpResponse<String> in = app.send(null, "POST", "/api/v1/session", LENAS);
        String token = json(in).get("token").asText();
        HttpResponse<String> me = app.get(token, "/api/v1/me");
        HttpResponse<String> out = app.send(token, "DELETE", "/api/v1/session", null);
        HttpResponse<String> after = app.get(token, "/api/v1/me");

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).startsWith("session=").contains("HttpOnly", "SameSite=Lax"));
        assertThat(json(me).get("email").asText()).isEqualTo(LENA);
        assertThat(json(me).get("zone").asText()).isEqualTo("Asia/Tashkent");
        assertThat(json(me).get("grants").get(0).get("role").asText()).isEqualTo("LEADERSHIP");
        assertThat(me.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(after.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void wrongPasswordsGetOneAnswerAndThenAWait() {
        String wrong = """
                {"email": "lena@example.org", "password": "wrong window tiger"}""";
        String unknown = """
                {"email": "nobody@example.org", "password": "wrong window tiger"}""";

        HttpResponse<String> refused = app.send(null, "POST", "/api/v1/session", wrong);
        JsonNode first = json(refused);
        JsonNode second = json(app.send(null, "POST", "/api/v1/session", unknown));
        for (int i = 0; i < 8; i++) {
            app.send(null, "POST", "/api/v1/session", wrong);
        }
        HttpResponse<String> eleventh = app.send(null, "POST", "/api/v1/session", LENAS);
        Browser browser = new Browser(app.url());
        HttpResponse<String> page = browser.signIn(LENA, AccountsGiven.PASSWORD);

        assertThat(first.get("status").asInt()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(second.get("detail")).isEqualTo(first.get("detail"));
        assertThat(eleventh.statusCode()).isEqualTo(429);
        assertThat(eleventh.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 15L);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("There is a problem", "too many wrong passwords");
    }

    @Test
    void aTokenReadsButMintsNeitherSessionsNorTokens() {
        HttpResponse<String> made = app.post(signIn(), "/api/v1/tokens", """
                {"name": "dashboard", "expiresInDays": 30}""");
        String token = json(made).get("token").asText();

        HttpResponse<String> listed = app.get(token, "/api/v1/tokens");
        HttpResponse<String> minted = app.post(token, "/api/v1/tokens", """
                {"name": "child"}""");
        HttpResponse<String> session = app.post(token, "/api/v1/session", LENAS);
        HttpResponse<String> signedOut = app.send(token, "DELETE", "/api/v1/session", null);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/api/v1/tokens/"));
        assertThat(json(listed).get("items").get(0).get("name").asText()).isEqualTo("dashboard");
        assertThat(listed.body()).doesNotContain(token);
        assertThat(List.of(minted.statusCode(), session.statusCode(), signedOut.statusCode()))
                .containsOnly(403);
        assertThat(session.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aReadOnlyTokenOnlyReads() {
        HttpResponse<String> made = app.post(signIn(), "/api/v1/tokens", """
                {"name": "reader", "readOnly": true}""");
        String token = json(made).get("token").asText();

        HttpResponse<String> read = app.get(token, "/api/v1/me");
        HttpResponse<String> revoke =
                app.send(token, "DELETE", "/api/v1/tokens/" + json(made).get("id"), null);
        HttpResponse<String> revoked =
                app.send(signIn(), "DELETE", "/api/v1/tokens/" + json(made).get("id"), null);
        HttpResponse<String> after = app.get(token, "/api/v1/me");

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(revoke.statusCode()).isEqualTo(403);
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(after.statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongTokenIsNotMadeGoodByARightCookieAndATokenIsNoCookie() {
        String session = signIn();
        String token =
                json(app.post(session, "/api/v1/tokens", """
                {"name": "dashboard"}""")).get("token").asText();

        HttpResponse<String> cookie = app.send(null, "GET", "/api/v1/me", null, "Cookie", "session=" + session);
        HttpResponse<String> both = app.send("wrong", "GET", "/api/v1/me", null, "Cookie", "session=" + session);
        HttpResponse<String> basic = app.send(
                null, "GET", "/api/v1/me", null, "Cookie", "session=" + session, "Authorization", "Basic bGVuYQ==");
        HttpResponse<String> tokenAsCookie = app.send(null, "GET", "/api/v1/me", null, "Cookie", "session=" + token);
        HttpResponse<String> tokenOnAPage = app.get(token, "/account");

        assertThat(cookie.statusCode()).isEqualTo(200);
        assertThat(List.of(both.statusCode(), basic.statusCode(), tokenAsCookie.statusCode()))
                .containsOnly(401);
        assertThat(tokenOnAPage.statusCode()).isEqualTo(303);
    }

    @Test
    void aCookieWithoutItsCsrfTokenChangesNothing() {
        String session = signIn();
        int before = given.count("select count(*) from api_token");

        HttpResponse<String> json = app.send(null, "POST", "/api/v1/tokens", """
                {"name": "forged"}""", "Cookie", "session=" + session);
        Browser browser = new Browser(app.url());
        browser.signIn(LENA, AccountsGiven.PASSWORD);
        browser.get("/account/tokens");
        browser.forgetToken();
        HttpResponse<String> form = browser.post("/account/tokens", Map.of("name", "forged", "expiresInDays", "3"));

        assertThat(json.statusCode()).isEqualTo(403);
        assertThat(form.statusCode()).isEqualTo(403);
        assertThat(given.count("select count(*) from api_token")).isEqualTo(before);
    }

    @Test
    void apageAsksToSignInAndLeadsBack() {
        Browser browser = new Browser(app.url());

        HttpResponse<String> asked = browser.get("/account/tokens");
        HttpResponse<String> wrong = browser.signIn(LENA, "wrong window tiger");
        HttpResponse<String> right = browser.signIn(LENA, AccountsGiven.PASSWORD);
        HttpResponse<String> account = browser.get("/account");
        browser.get("/account");
        HttpResponse<String> out = browser.post("/sign-out", Map.of());
        HttpResponse<String> after = browser.get("/account");

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/sign-in?next=%2Faccount%2Ftokens"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("the password is not right").doesNotContain("wrong window tiger");
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(right.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/account"));
        assertThat(account.body()).contains(LENA, "Leadership", "Everything");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.cookie("session")).isEmpty();
        assertThat(after.statusCode()).isEqualTo(303);
    }

    @Test
    void signingInNeverTakesOverASessionThatWasThereBefore() {
        Browser browser = new Browser(app.url());
        browser.setCookie("session", "tbs_chosen-by-somebody-else");

        browser.signIn(LENA, AccountsGiven.PASSWORD);
        String first = browser.cookie("session").orElseThrow();
        browser.signIn(LENA, AccountsGiven.PASSWORD);
        String second = browser.cookie("session").orElseThrow();

        assertThat(first).startsWith("tbs_").isNotEqualTo("tbs_chosen-by-somebody-else");
        assertThat(second).isNotEqualTo(first);
        assertThat(app.send(null, "GET", "/api/v1/me", null, "Cookie", "session=" + first)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        for (String next : List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:1")) {
            Browser browser = new Browser(app.url());
            browser.get("/sign-in");

            HttpResponse<String> answer =
                    browser.post("/sign-in", Map.of("email", LENA, "password", AccountsGiven.PASSWORD, "next", next));

            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).isEqualTo(app.url() + "/"));
        }
    }

    @Test
    void anAdministratorInvitesSomebodyWhoThenComesIn() {
        given.user("root1@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        Browser root = new Browser(app.url());
        root.signIn("root1@example.org", AccountsGiven.PASSWORD);
        HttpResponse<String> form = root.get("/users/new");

        HttpResponse<String> wrong = root.post("/users", Map.of("email", "no address", "name", "", "zone", "Mars"));
        HttpResponse<String> invited = root.post(
                "/users",
                Map.of(
                        "email", "guest@example.org",
                        "name", "<b>Guest</b>",
                        "zone", "Asia/Karachi",
                        "language", "ur",
                        "grants/0/role", "AUDITOR"));
        HttpResponse<String> list = root.get("/users");
        HttpResponse<String> outbox = root.get("/outbox");
        Browser guest = new Browser(app.url());
        String link = "/invitation/" + given.lastLink();
        HttpResponse<String> opened = guest.get(link);
        HttpResponse<String> weak = guest.post(link, Map.of("password", "short"));
        HttpResponse<String> chosen = guest.post(link, Map.of("password", "river lantern copper"));
        HttpResponse<String> again = guest.get(link);
        HttpResponse<String> in = guest.signIn("guest@example.org", "river lantern copper");

        assertThat(form.body()).contains("Send the invitation", "name=\"grants/0/role\"");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"no address\"");
        assertThat(invited.statusCode()).isEqualTo(303);
        assertThat(list.body()).contains("guest@example.org", "&lt;b&gt;Guest&lt;/b&gt;", "Auditor", "Invited");
        assertThat(outbox.body()).contains(link);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("Enter at least 12 characters");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("A link works once");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(root.get("/users").body()).contains("status-good");
    }

    @Test
    void anAdministratorChangesAnAccountAndItsRolesOnItsPage() {
        given.user("root2@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        Actor karl = given.user("karl@example.org", Role.AUDITOR, Place.EVERYTHING);
        Browser root = new Browser(app.url());
        root.signIn("root2@example.org", AccountsGiven.PASSWORD);
        String page = "/users/" + karl.userId();
        HttpResponse<String> shown = root.get(page);

        HttpResponse<String> stale = root.post(
                page, Map.of("version", "9", "name", "Karl", "zone", "UTC", "language", "en", "disabled", "true"));
        HttpResponse<String> saved =
                root.post(page, Map.of("version", "1", "name", "Karl M.", "zone", "Europe/Zurich", "language", "fr"));
        HttpResponse<String> given2 = root.post(page + "/grants", Map.of("role", "LEADERSHIP"));
        HttpResponse<String> twice = root.post(page + "/grants", Map.of("role", "LEADERSHIP"));
        int grantId = given.count("select id from user_grant where role = 'LEADERSHIP' and user_id = " + karl.userId());
        HttpResponse<String> taken = root.post(page + "/grants/" + grantId + "/removal", Map.of());

        assertThat(shown.body()).contains("Asia/Tashkent", "Take away", "The account is disabled");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Somebody changed this after you opened it");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(given2.statusCode()).isEqualTo(303);
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("has this role at this place already");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(root.get(page).body()).contains("Karl M.", "Europe/Zurich");
    }

    @Test
    void oneMakesATokenAndChangesThePasswordOnTheOwnPages() {
        Actor nora = given.user("nora@example.org", Role.AUDITOR, Place.EVERYTHING);
        Browser browser = new Browser(app.url());
        browser.signIn("nora@example.org", AccountsGiven.PASSWORD);
        browser.get("/account/tokens");

        HttpResponse<String> made = browser.post("/account/tokens", Map.of("name", "sheet", "expiresInDays", "30"));
        HttpResponse<String> wrong = browser.post(
                "/account/password", Map.of("currentPassword", "wrong", "newPassword", "river lantern copper"));
        HttpResponse<String> changed = browser.post(
                "/account/password",
                Map.of("currentPassword", AccountsGiven.PASSWORD, "newPassword", "river lantern copper"));
        HttpResponse<String> account = browser.get("/account");

        assertThat(made.body()).containsPattern("tbt_[A-Za-z0-9_-]{43}").contains("Copy the token now");
        assertThat(browser.get("/account/tokens").body()).contains("sheet").doesNotContain("tbt_");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(account.body()).contains("Your password is changed.");
        assertThat(given.count("select count(*) from session where user_id = " + nora.userId()))
                .isEqualTo(1);
    }

    @Test
    void aForgottenPasswordAlwaysGetsTheSameAnswer() {
        Browser browser = new Browser(app.url());
        browser.get("/forgotten-password");

        HttpResponse<String> known = browser.post("/forgotten-password", Map.of("email", LENA));
        HttpResponse<String> unknown = browser.post("/forgotten-password", Map.of("email", "nobody@example.org"));
        HttpResponse<String> link = browser.get("/reset-password/" + given.lastLink());

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(withoutNumbers(known)).isEqualTo(withoutNumbers(unknown));
        assertThat(link.body()).contains("Choose a password", LENA);
    }

    private static String withoutNumbers(HttpResponse<String> page) {
        return page.body().replaceAll("<code translate=\"no\">[0-9a-f]+</code>", "");
    }

    @Test
    void usersAreManagedOverTheApi() {
        given.user("root3@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        String root = json(app.send(null, "POST", "/api/v1/session", """
                {"email": "root3@example.org", "password": "paper window tiger"}"""))
                .get("token")
                .asText();

        HttpResponse<String> made = app.post(root, "/api/v1/users", """
                {"email": "api@example.org", "name": "Api", "zone": "Asia/Tashkent", "language": "uz",
                 "grants": [{"role": "AUDITOR"}]}""");
        String path = "/api/v1/users/" + json(made).get("id");
        HttpResponse<String> read = app.get(root, path);
        String body = """
                {"name": "Api Two", "zone": "UTC", "language": "en", "disabled": true}""";
        HttpResponse<String> without = app.send(root, "PUT", path, body);
        HttpResponse<String> stale = app.send(root, "PUT", path, body, "If-Match", "\"7\"");
        HttpResponse<String> put = app.send(root, "PUT", path, body, "If-Match", "\"1\"");
        HttpResponse<String> grant = app.post(root, path + "/grants", """
                {"role": "LEADERSHIP"}""");
        HttpResponse<String> grants = app.get(root, path + "/grants");
        HttpResponse<String> removed =
                app.send(root, "DELETE", path + "/grants/" + json(grant).get("id"), null);
        HttpResponse<String> smuggled = app.post(root, "/api/v1/users", """
                {"email": "x@example.org", "name": "X", "passwordHash": "x"}""");
        HttpResponse<String> refused = app.get(signIn(), path);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(read)).isEqualTo(json(made));
        assertThat(without.statusCode()).isEqualTo(428);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).get("current").get("version").asInt()).isEqualTo(1);
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(json(put).get("status").asText()).isEqualTo("DISABLED");
        assertThat(grant.statusCode()).isEqualTo(201);
        assertThat(json(grants).get("items")).hasSize(2);
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(smuggled.statusCode()).isEqualTo(400);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("detail").asText()).contains("ADMINISTRATOR");
    }

    @Test
    void aRoleThatIsTakenAwayWorksNoMoreAtOnce() {
        Actor olga = given.user("olga@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        given.user("root4@example.org", Role.ADMINISTRATOR, Place.EVERYTHING);
        Browser browser = new Browser(app.url());
        browser.signIn("olga@example.org", AccountsGiven.PASSWORD);
        int before = browser.get("/users").statusCode();

        new GrantService(app.db().database())
                .remove(
                        olga,
                        Rights.ownId(olga),
                        given.count("select id from user_grant where user_id = " + olga.userId()));

        assertThat(List.of(before, browser.get("/users").statusCode())).containsExactly(200, 404);
    }
}
