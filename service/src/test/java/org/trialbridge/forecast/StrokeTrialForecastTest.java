package org.trialbridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model on a real trial of 466 sites in 36 countries. */
class StrokeTrialForecastTest {

    @Test
    void theGoldenValuesHoldOnTheStrokeTrial() throws IOException {
        StrokeTrial trial = StrokeTrial.read();
        JsonNode golden = new ObjectMapper()
                .readTree(trial.file("golden_ist.json").toFile())
                .get("cases")
                .get(0);
        LocalDate december = LocalDate.of(1994, 12, 31);

        List<SiteReports> sites = trial.by(december);

        assertThat(sites).hasSize(golden.get("input").get("n_sites").asInt());
        assertThat(CutOff.of(sites, 62)).contains(december);
        new GoldenCase(golden, Bins.endingOn(december, Bins.Width.MONTH, sites).accrual(sites)).holds();
    }
}
