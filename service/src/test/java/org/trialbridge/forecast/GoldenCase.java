package org.trialbridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One case of the golden values: what goes in, and what an independent implementation made of it. */
final class GoldenCase {
    static final double TOLERANCE = 1e-6;

    private final JsonNode golden;
    private final Model model;
    private final Accrual accrual;

    GoldenCase(JsonNode golden, Accrual accrual) {
        this.golden = golden;
        this.accrual = accrual;
        JsonNode input = golden.get("input");
        this.model = Model.fit(
                accrual,
                new Prospects(
                        doubles(input.path("planned")),
                        input.path("no_more_sites").asBoolean(),
                        number(input.path("mu_plan"))));
    }

    /** The counts that stand in the case itself. */
    static Accrual accrual(JsonNode input) {
        double width = input.get("dt").asDouble();
        List<SiteAccrual> sites = new ArrayList<>();
        for (int i = 0; i < input.get("y").size(); i++) {
            int[] counts = StreamSupport.stream(input.get("y").get(i).spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            sites.add(SiteAccrual.of(
                    width,
                    counts,
                    List.of(new SiteAccrual.Opening(
                            input.get("opened").get(i).asDouble(),
                            number(input.get("closed").get(i))))));
        }
        return new Accrual(width, sites.get(0).bins(), sites);
    }

    void holds() {
        JsonNode output = golden.get("output");
        assertThat(accrual.enrolled()).isEqualTo(output.get("enrolled").asLong());
        near("mu", model.mean());
        near("alpha", model.shape());
        near("cv2_mu", model.sites().meanVariance());
        near("g", model.level().halfLife());
        near("O", model.level().observed());
        near("X", model.level().expected());
        near("R", model.ratio());
        near("vR", model.level().variance());
        near("psi", model.psi());
        near("delta", model.prospects().fatigue());
        near("rate_new", model.newSitePace());
        near(
                "sum_rate",
                model.paces().stream().mapToDouble(Model.SitePace::perMonth).sum());
        for (int i = 0; i < output.path("rate").size(); i++) {
            near(output.get("rate").get(i), model.paces().get(i).perMonth(), "rate " + i);
        }
        output.get("forecast")
                .properties()
                .forEach(subset -> subset.getValue().forEach(at -> holds(subset.getKey(), at)));
        dates(output);
    }

    private void holds(String subset, JsonNode expected) {
        Predictive predictive = outlook(subset).at(expected.get("t").asDouble());
        near(expected.get("mean"), predictive.mean(), subset + " mean");
        near(expected.get("cv2"), predictive.dispersion(), subset + " cv2");
        expected.get("q")
                .properties()
                .forEach(q -> assertThat(predictive.quantile(Double.parseDouble(q.getKey())))
                        .as("%s %s at %s", subset, q.getKey(), expected.get("t"))
                        .isEqualTo(q.getValue().asLong()));
    }

    private void dates(JsonNode output) {
        long remaining = output.get("remaining").asLong();
        output.get("prob_reached")
                .properties()
                .forEach(at -> near(
                        at.getValue(),
                        model.outlook().at(Double.parseDouble(at.getKey())).atLeast(remaining),
                        "reached by " + at.getKey()));
        Completion completion = Completion.of(model.outlook(), remaining);
        near(output.get("expected_time"), completion.expected(), "expected time");
        output.get("time_q")
                .properties()
                .forEach(q ->
                        near(q.getValue(), completion.quantile(Double.parseDouble(q.getKey())), "time " + q.getKey()));
    }

    private Outlook outlook(String subset) {
        JsonNode places = golden.get("subsets").get(subset);
        return places == null
                ? model.outlook()
                : model.outlook(integers(places.get("sites")), integers(places.get("planned")));
    }

    private void near(String name, double actual) {
        near(golden.get("output").get(name), actual, name);
    }

    private static void near(JsonNode expected, @Nullable Double actual, String what) {
        if (expected.isNull()) {
            assertThat(actual).as(what).isNull();
        } else {
            double value = expected.asDouble();
            assertThat(actual).as(what).isCloseTo(value, within(TOLERANCE * Math.abs(value) + Double.MIN_NORMAL));
        }
    }

    private static List<Integer> integers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).asInt())
                .toList();
    }

    private static List<Double> doubles(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).asDouble())
                .toList();
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }
}
