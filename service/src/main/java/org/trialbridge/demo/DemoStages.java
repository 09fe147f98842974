package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;

/**
 * The way of each country through the pipeline, up to where the sources put it on 5 February 2021, and what they tell of
 * the weeks after. Steps between are made up; what they cite is stored like the rest.
 */
final class DemoStages {
    private static final LocalDate NEWSLETTER = LocalDate.of(2021, 2, 1);

    /**
     * A step of a country.
     *
     * @param cites what it rests on: {@code WEBINAR} the first one with the country, {@code OUTREACH}, {@code AGREEMENT},
     *     {@code ETHICS} or {@code REGULATOR} its approval, {@code SITE} its first site, {@code NEWSLETTER} or {@code PRESS}
     *     a publication
     */
    record Step(String iso2, Stage to, @Nullable LocalDate on, String reason, List<String> cites) {}

    /** An approval as the sources tell it, or as it must have been. */
    record Told(
            String iso2,
            String kind,
            @Nullable String authority,
            LocalDate submittedOn,
            LocalDate decidedOn,
            String source,
            boolean illustrative) {}

    private DemoStages() {}

    /** The first webinar with a country moves it to BRIDGING; the day is that of the webinar. */
    static List<Step> steps(List<DemoData.Partner> partners, Map<String, LocalDate> firstWebinars) {
        List<Step> steps = new ArrayList<>();
        for (DemoData.Partner partner : partners) {
            String iso2 = partner.iso2();
            if (List.of("PK", "EC", "UZ").contains(iso2)) {
                steps.add(new Step(
                        iso2, Stage.CONTACTED, LocalDate.of(2020, 9, 10), "Support sought", List.of("OUTREACH")));
            }
            LocalDate webinar = firstWebinars.get(iso2);
            if (webinar != null) {
                steps.add(new Step(iso2, Stage.BRIDGING, webinar, "First bridging webinar", List.of("WEBINAR")));
            }
        }
        steps.addAll(uzbekistan());
        steps.addAll(others());
        return steps;
    }

    private static List<Step> uzbekistan() {
        return List.of(
                step("UZ", Stage.AGREED, LocalDate.of(2020, 11, 10), "Agreement signed with the ministry", "AGREEMENT"),
                step("UZ", Stage.SUBMITTED, LocalDate.of(2020, 11, 16), "Dossier submitted", "REGULATOR"),
                step(
                        "UZ",
                        Stage.APPROVED,
                        LocalDate.of(2020, 12, 4),
                        "Ethics and regulator approved",
                        "ETHICS",
                        "REGULATOR"),
                step(
                        "UZ",
                        Stage.RECRUITING,
                        LocalDate.of(2020, 12, 10),
                        "Trial started in December 2020 (newsletter of February 2021)",
                        "NEWSLETTER",
                        "SITE"));
    }

    private static List<Step> others() {
        return List.of(
                step(
                        "CN",
                        Stage.RECRUITING,
                        LocalDate.of(2020, 11, 18),
                        "Safety cohort of 1,000 in Hunan",
                        "SITE",
                        "PRESS"),
                step("PK", Stage.SUBMITTED, LocalDate.of(2021, 1, 18), "Dossier submitted", "REGULATOR"),
                step(
                        "EC",
                        Stage.SUBMITTED,
                        LocalDate.of(2021, 1, 25),
                        "Ethics committee approved, regulator asked",
                        "ETHICS",
                        "REGULATOR"),
                step("ID", Stage.SUBMITTED, LocalDate.of(2021, 1, 20), "Dossier submitted", "REGULATOR"),
                step(
                        "PK",
                        Stage.APPROVED,
                        LocalDate.of(2021, 2, 14),
                        "Permission of the regulator reported",
                        "REGULATOR",
                        "PRESS"),
                step(
                        "ID",
                        Stage.APPROVED,
                        LocalDate.of(2021, 2, 18),
                        "Ethics committee and regulator approved",
                        "ETHICS",
                        "REGULATOR",
                        "PRESS"),
                step(
                        "EC",
                        Stage.APPROVED,
                        LocalDate.of(2021, 3, 3),
                        "Regulator authorised the trial",
                        "REGULATOR",
                        "PRESS"),
                step("PK", Stage.RECRUITING, LocalDate.of(2021, 3, 12), "First sites opened", "SITE"),
                step("EC", Stage.RECRUITING, LocalDate.of(2021, 3, 19), "First doses given", "SITE", "PRESS"),
                step("ID", Stage.RECRUITING, LocalDate.of(2021, 3, 26), "First sites opened", "SITE"));
    }

    static List<Told> approvals() {
        String press = "newspaper";
        return List.of(
                new Told(
                        "UZ",
                        "ETHICS",
                        null,
                        LocalDate.of(2020, 11, 12),
                        LocalDate.of(2020, 12, 1),
                        "illustrative",
                        true),
                new Told(
                        "UZ",
                        "NATIONAL_REGULATOR",
                        null,
                        LocalDate.of(2020, 11, 16),
                        LocalDate.of(2020, 12, 4),
                        "illustrative",
                        true),
                new Told(
                        "PK",
                        "ETHICS",
                        "National Bioethics Committee of Pakistan",
                        LocalDate.of(2021, 1, 14),
                        LocalDate.of(2021, 2, 9),
                        "illustrative",
                        true),
                new Told(
                        "PK",
                        "NATIONAL_REGULATOR",
                        "Drug Regulatory Authority of Pakistan",
                        LocalDate.of(2021, 1, 18),
                        LocalDate.of(2021, 2, 14),
                        press + ", 2021-02-14",
                        false),
                new Told(
                        "EC",
                        "ETHICS",
                        "Universidad San Francisco de Quito ethics committee",
                        LocalDate.of(2020, 12, 14),
                        LocalDate.of(2021, 1, 22),
                        press + ", 2021-03-19 (day illustrative)",
                        true),
                new Told(
                        "EC",
                        "NATIONAL_REGULATOR",
                        "ARCSA (national regulation and control agency)",
                        LocalDate.of(2021, 1, 25),
                        LocalDate.of(2021, 3, 3),
                        press + ", 2021-03-19",
                        false),
                new Told(
                        "ID",
                        "ETHICS",
                        null,
                        LocalDate.of(2021, 1, 15),
                        LocalDate.of(2021, 2, 12),
                        press + ", 2021-02-18 (day illustrative)",
                        true),
                new Told(
                        "ID",
                        "NATIONAL_REGULATOR",
                        "BPOM (national agency of drug and food control)",
                        LocalDate.of(2021, 1, 20),
                        LocalDate.of(2021, 2, 18),
                        press + ", 2021-02-18",
                        false));
    }

    static LocalDate newsletterDay() {
        return NEWSLETTER;
    }

    private static Step step(String iso2, Stage to, LocalDate on, String reason, String... cites) {
        return new Step(iso2, to, on, reason, List.of(cites));
    }
}
