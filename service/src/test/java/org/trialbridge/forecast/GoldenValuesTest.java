package org.trialbridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the model against numbers that two other implementations agreed on. */
class GoldenValuesTest {
    private static final JsonNode GOLDEN = golden();

    @Test
    void theSpecialFunctions() {
        JsonNode special = GOLDEN.get("special");

        for (JsonNode row : special.get("digamma")) {
            near(Special.digamma(row.get(0).asDouble()), row.get(1));
        }
        for (JsonNode row : special.get("betai")) {
            near(
                    Special.beta(
                            row.get(2).asDouble(),
                            row.get(0).asDouble(),
                            row.get(1).asDouble()),
                    row.get(3));
        }
        for (JsonNode row : special.get("nb_quantile")) {
            Predictive predictive =
                    new Predictive(row.get(1).asDouble(), row.get(2).asDouble());
            assertThat(predictive.quantile(row.get(0).asDouble()))
                    .as("%s", row)
                    .isEqualTo(row.get(3).asLong());
        }
    }

    @TestFactory
    Stream<DynamicTest> theDistributionOfSites() {
        return StreamSupport.stream(GOLDEN.get("fit").spliterator(), false)
                .map(fit -> DynamicTest.dynamicTest(fit.get("Y").toString(), () -> {
                    PoissonGamma found = PoissonGamma.fit(doubles(fit.get("Y")), doubles(fit.get("E")), null);

                    near(found.mean(), fit.get("mu"));
                    near(found.shape(), fit.get("alpha"));
                    near(found.meanVariance(), fit.get("cv2_mu"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theCases() {
        return StreamSupport.stream(GOLDEN.get("cases").spliterator(), false)
                .map(golden -> DynamicTest.dynamicTest(
                        golden.get("name").asText(),
                        () -> new GoldenCase(golden, GoldenCase.accrual(golden.get("input"))).holds()));
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static void near(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(GoldenCase.TOLERANCE * Math.abs(expected.asDouble())));
    }

    private static JsonNode golden() {
        try (InputStream in = Objects.requireNonNull(GoldenValuesTest.class.getResourceAsStream("golden.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
