package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
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
                 "baselineOn": "2031-03-15", "plannedOn": "2031-03-15", "forecastOn": null, "actualOn": null,
                 "cancelled": false, "dependencies": [], "illustrative": false,
                 "lastReason": null, "provenOn": null, "provenBy": null, "expectedOn": "2031-03-15",
                 "expectedFrom": "PLAN", "allowedOn": null, "carriedFromId": null, "enrollmentOn": null,
                 "status": "PLANNED", "varianceDays": 0, "rag": "GREEN"}
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
}
