package org.trialbridge.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class OutreachHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void anOutreachIsWrittenAnsweredAndListed() throws JsonProcessingException {
        app.given().trial("TB-1");
        app.given().country("TB-1", "EC");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String letter = """
                {"trial": "TB-1", "iso2": "EC", "kind": "LETTER", "on": "2020-11-03", "subject": "Asking for support",
                 "outcome": "%s"}
                """;

        HttpResponse<String> created = app.post(token, "/api/v1/outreach", letter.formatted("SENT"));

        assertThat(created.statusCode()).isEqualTo(201);
        ObjectNode body = (ObjectNode) JSON.readTree(created.body());
        String path = "/api/v1/outreach/" + body.get("id").asText();
        body.remove(List.of("id", "trialId", "participationId"));
        assertThat(body).isEqualTo(JSON.readTree("""
                {"version": 1, "trial": "TB-1", "iso2": "EC", "institutionId": null, "institutionName": null,
                 "kind": "LETTER", "on": "2020-11-03", "subject": "Asking for support", "outcome": "SENT",
                 "illustrative": false}
                """));
        HttpResponse<String> answered = app.send(token, "PUT", path, letter.formatted("ACCEPTED"), "If-Match", "\"1\"");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(app.get(token, "/api/v1/outreach?trial=TB-1&status=ACCEPTED&country=EC&q=support")
                                .body())
                        .path("items")
                        .path(0))
                .isEqualTo(JSON.readTree(answered.body()));
        assertThat(JSON.readTree(app.get(token, "/api/v1/approvals?trial=TB-1").body())
                        .path("items"))
                .isEmpty();
    }
}
