package org.trialbridge.statement;

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

class StatementHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aStatementIsWrittenAdoptedAndListed() throws JsonProcessingException {
        app.given().trial("TB-1");
        app.given().country("TB-1", "UZ");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> created = app.post(token, "/api/v1/statements", """
                {"trial": "TB-1", "iso2": "UZ", "attribute": "enrolled in the end", "value": "6,965",
                 "source": "the final publication", "sourceOn": "2022-05-04", "confidence": "HIGH"}
                """);

        assertThat(created.statusCode()).isEqualTo(201);
        ObjectNode body = (ObjectNode) JSON.readTree(created.body());
        String path = "/api/v1/statements/" + body.get("id").asText();
        HttpResponse<String> adopted = app.send(token, "POST", path + "/adoption", null);
        body.remove(List.of("id", "trialId", "participationId"));
        assertThat(body).isEqualTo(JSON.readTree("""
                {"version": 1, "trial": "TB-1", "iso2": "UZ", "attribute": "enrolled in the end", "value": "6,965",
                 "source": "the final publication", "sourceOn": "2022-05-04", "confidence": "HIGH", "adopted": false,
                 "contradicts": []}
                """));
        assertThat(adopted.statusCode()).isEqualTo(200);
        assertThat(adopted.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(JSON.readTree(app.get(token, "/api/v1/statements?trial=TB-1&status=ADOPTED")
                                .body())
                        .path("items")
                        .path(0))
                .isEqualTo(JSON.readTree(adopted.body()));
        assertThat(app.get(token, "/api/v1/statements?trial=TB-9").statusCode()).isEqualTo(404);
    }
}
