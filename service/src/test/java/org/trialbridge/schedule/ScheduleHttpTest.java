package org.trialbridge.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class ScheduleHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aTemplateIsMadeOnItsFormAppliedByTheButtonAndKeepsWhatWasTyped() throws JsonProcessingException {
        long trial = app.given().trial("MT-1");
        app.given().country("MT-1", "UZ");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String fields = "name=%3Cb%3EFast%3C/b%3E&description=quick+countries&level=COUNTRY"
                + "&items/0/code=PRODUCT_SHIPPED&items/0/offsetDays=10"
                + "&items/1/code=PRODUCT_RECEIVED&items/1/offsetDays=16&items/1/waits/0/after=PRODUCT_SHIPPED";

        HttpResponse<String> wrong =
                app.form(cookie, "/milestone-templates/new", fields.replace("offsetDays=16", "offsetDays=soon"));
        HttpResponse<String> made = app.form(cookie, "/milestone-templates/new", fields);
        String list = app.page(cookie, "/milestone-templates").body();
        String id = list.replaceAll("(?s).*/milestone-templates/([0-9]+)\">&lt;b&gt;Fast.*", "$1");
        String form = app.page(cookie, "/milestone-templates/" + id).body();
        HttpResponse<String> nowhere =
                app.form(cookie, "/trials/MT-1/milestones/apply", "templateId=" + id + "&iso2=GH");
        HttpResponse<String> applied = app.form(
                cookie,
                "/trials/MT-1/milestones/apply",
                "templateId=" + id + "&iso2=UZ&enteredOn-day=1&enteredOn-month=3&enteredOn-year=2031");
        String milestones = app.page(cookie, "/trials/MT-1/milestones").body();

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"soon\"", "items/1/offsetDays-error");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        assertThat(list).contains("&lt;b&gt;Fast&lt;/b&gt;", "Day 16: Product received, after Product shipped");
        assertThat(form).contains("name=\"items/1/waits/0/lagDays\" type=\"text\" value=\"6\"");
        assertThat(app.page(app.signedIn(Role.SECRETARIAT, Place.trial(trial)), "/milestone-templates/new")
                        .body())
                .contains("Only by hand")
                .doesNotContain("value=\"CONTACTED\"");
        assertThat(form).contains("value=\"CONTACTED\"").doesNotContain("value=\"IDENTIFIED\"");
        assertThat(nowhere.statusCode()).isEqualTo(422);
        assertThat(nowhere.body()).contains("Name a country of the trial.");
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(303);
        assertThat(milestones).contains("Product shipped", "11 Mar 2031", "Product received", "17 Mar 2031");

        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        JsonNode again = JSON.readTree(app.post(
                        token,
                        "/api/v1/milestone-templates/" + id + "/applications",
                        "{\"trial\": \"MT-1\", \"iso2\": \"UZ\", \"enteredOn\": \"2031-03-09\"}")
                .body());
        assertThat(again).isEqualTo(JSON.readTree("""
                {"template": "<b>Fast</b>", "enteredOn": "2031-03-09", "planned": 0, "thereAlready": 2}
                """));
        HttpResponse<String> read = app.get(token, "/api/v1/milestone-templates/" + id);
        assertThat(read.headers().firstValue("ETag")).hasValue("\"1\"");
        String path = "/api/v1/milestone-templates/" + id;
        assertThat(app.send(token, "PUT", path, "{\"name\": \"Fast\"}").statusCode())
                .isEqualTo(428);
    }
}
