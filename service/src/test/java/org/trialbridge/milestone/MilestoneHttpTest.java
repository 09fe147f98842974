package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class MilestoneHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aMilestoneIsPlannedMovedWithAReasonAndReadAgain() throws JsonProcessingException {
        app.given().trial("TB-1");
        app.given().country("TB-1", "UZ");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String planned = """
                {"trial": "TB-1", "iso2": "UZ", "code": "PRODUCT_SHIPPED", "plannedOn": "2031-03-15"}
                """;

        HttpResponse<String> created =
                app.send(token, "POST", "/api/v1/milestones", planned, "Idempotency-Key", "plan-the-shipment-once");
        HttpResponse<String> again =
                app.send(token, "POST", "/api/v1/milestones", planned, "Idempotency-Key", "plan-the-shipment-once");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
        ObjectNode body = (ObjectNode) JSON.readTree(created.body());
        String path = "/api/v1/milestones/" + body.get("id").asText();
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(path));
        assertThat(JSON.readTree(again.body())).isEqualTo(body);
        body.remove(java.util.List.of("id", "trialId", "participationId"));
        assertThat(body).isEqualTo(JSON.readTree("""
                {"version": 1, "trial": "TB-1", "iso2": "UZ", "siteId": null, "site": null, "code": "PRODUCT_SHIPPED",
                 "baselineOn": "2031-03-15", "baseline": null, "plannedOn": "2031-03-15", "forecastOn": null, "actualOn": null,
                 "cancelled": false, "dependencies": [], "illustrative": false, "override": null,
                 "lastReason": null, "provenOn": null, "provenBy": null, "expectedOn": "2031-03-15",
                 "expectedFrom": "PLAN", "allowedOn": null, "carriedFromId": null, "enrollmentOn": null,
                 "status": "PLANNED", "varianceDays": 0, "rag": "GREEN", "ruleRag": "GREEN", "overridden": false}
                """));

        String moved = """
                {"baselineOn": "2031-03-15", "plannedOn": "2031-03-15", "forecastOn": "2031-04-24", "reason": "customs"}
                """;
        assertThat(app.send(token, "PUT", path, moved).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = app.send(token, "PUT", path, moved, "If-Match", "\"1\"");
        HttpResponse<String> stale = app.send(token, "PUT", path, moved, "If-Match", "\"1\"");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        JsonNode now = JSON.readTree(changed.body());
        assertThat(now.path("rag").asText()).isEqualTo("RED");
        assertThat(now.path("varianceDays").asInt()).isEqualTo(40);
        assertThat(now.path("lastReason").asText()).isEqualTo("customs");
        assertThat(stale.statusCode()).isEqualTo(412);
        JsonNode red = JSON.readTree(app.get(token, "/api/v1/milestones?trial=TB-1&status=AT_RISK&country=UZ")
                .body());
        assertThat(red.path("items").path(0)).isEqualTo(now);
        assertThat(red.path("next").isNull()).isTrue();
    }

    @Test
    void aBaselineIsFrozenAndAColourOverriddenOnForms() throws JsonProcessingException {
        app.given().trial("TB-9");
        app.given().country("TB-9", "UZ");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String id = JSON.readTree(app.post(
                                token,
                                "/api/v1/milestones",
                                "{\"trial\": \"TB-9\", \"iso2\": \"UZ\", \"code\": \"PRODUCT_SHIPPED\", \"plannedOn\": \"2031-03-15\"}")
                        .body())
                .path("id")
                .asText();
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String list = "/trials/TB-9/milestones";
        LocalDate tomorrow = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(1);

        HttpResponse<String> nameless = app.form(cookie, list + "/baselines", "name=+");
        HttpResponse<String> frozen = app.form(cookie, list + "/baselines", "name=%3Ci%3EApproved%3C/i%3E");
        HttpResponse<String> silent =
                app.form(cookie, list + "/" + id + "/override", "colour=AMBER&reason=&expiresOn=" + tomorrow);
        HttpResponse<String> overridden = app.form(
                cookie,
                list + "/" + id + "/override",
                "colour=AMBER&reason=%3Cb%3Estorm%3C/b%3E&expiresOn=" + tomorrow);
        HttpResponse<String> elsewhere =
                app.form(cookie, "/trials/TB-1/milestones/" + id + "/override", "colour=RED&reason=x");

        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(frozen.statusCode()).as(frozen.body()).isEqualTo(303);
        assertThat(app.page(cookie, list + "/baselines?number=1").body())
                .contains("&lt;i&gt;Approved&lt;/i&gt;", "Product shipped", "15 Mar 2031");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(overridden.statusCode()).as(overridden.body()).isEqualTo(303);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(app.page(cookie, list).body()).contains("&lt;b&gt;storm&lt;/b&gt;. By the rule:");
        assertThat(app.page(cookie, list + "/" + id).body())
                .contains("frozen in")
                .doesNotContain("baselineOn-day");
        JsonNode now = JSON.readTree(app.get(token, "/api/v1/milestones/" + id).body());
        assertThat(now.path("ruleRag").asText()).isEqualTo("GREEN");
        assertThat(now.at("/override/colour").asText()).isEqualTo("AMBER");
        JsonNode baselines = JSON.readTree(
                app.get(token, "/api/v1/trials/TB-9/milestone-baselines").body());
        assertThat(baselines.at("/items/0/name").asText()).isEqualTo("<i>Approved</i>");
    }
}
