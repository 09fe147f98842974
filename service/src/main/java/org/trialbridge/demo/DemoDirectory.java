package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.trialbridge.access.Actor;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionInput;
import org.trialbridge.person.AffiliationInput;
import org.trialbridge.person.PersonInput;
import org.trialbridge.person.TrialRole;
import org.trialbridge.person.TrialRoleInput;
import org.trialbridge.statement.Statement;
import org.trialbridge.statement.StatementInput;
import org.trialbridge.trial.ParticipationInput;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialInput;

/** Loads who and what takes part: institutions, the trial, its countries, coordinators, and what is claimed. */
final class DemoDirectory {
    static final String TRIAL = "ZF2001-III";
    static final String SPONSOR = "Anhui Zhifei Longcom Biopharmaceutical Co. Ltd.";
    static final String SECRETARIAT = "ANSO Secretariat";
    static final LocalDate STARTS_ON = LocalDate.of(2020, 11, 18);
    static final LocalDate ENDS_ON = LocalDate.of(2022, 1, 28);
    private static final int PLANNED = 29_000;
    private static final int FRIDAY = 5;

    /** Of several claims for the same thing, those that the trial goes by: attribute and value, by subject. */
    private static final Set<String> ADOPTED = Set.of(
            "trial/planned enrollment/29000",
            "trial/first participant enrolled/2020-12-12",
            "UZ/trial start/2020-12-10",
            "UZ/target/9000",
            "PK/target/10000",
            "EC/target/5000",
            "ID/target/4000");

    private static final Map<String, Integer> TARGETS =
            Map.of("UZ", 9_000, "PK", 10_000, "EC", 5_000, "ID", 4_000, "CN", 1_000);

    /** Which institution leads a country, where a source says so. */
    private static final Map<String, String> LEADS = Map.of(
            "UZ", "Ministry of Innovative Development of the Republic of Uzbekistan",
            "PK", "Pakistan Academy of Sciences",
            "EC", "Academy of Sciences of Ecuador");

    private final DemoServices services;
    private final DemoData data;
    private final Actor actor;

    DemoDirectory(DemoServices services, DemoData data, Actor actor) {
        this.services = services;
        this.data = data;
        this.actor = actor;
    }

    /** Adds the institutions; returns their ids by name. */
    Map<String, Long> addInstitutions() {
        Map<String, Long> ids = new HashMap<>();
        for (DemoData.NamedInstitution named : data.institutions()) {
            Institution added = services.institutions()
                    .create(
                            actor,
                            new InstitutionInput(
                                    named.name(),
                                    null,
                                    Institution.Kind.valueOf(named.kind()),
                                    named.iso2(),
                                    null,
                                    null));
            ids.put(named.name(), added.id());
        }
        return ids;
    }

    Trial addTrial(Map<String, Long> institutions) {
        return services.trials()
                .create(
                        actor,
                        new TrialInput(
                                TRIAL,
                                "ZF2001 COVID-19 vaccine, phase III",
                                "A phase III randomised, double-blind, placebo-controlled trial in adults of the safety and"
                                        + " efficacy of ZF2001, a recombinant protein subunit vaccine against COVID-19",
                                Trial.Phase.PHASE3,
                                "ZF2001, recombinant protein subunit vaccine",
                                institutions.get(SPONSOR),
                                List.of("NCT04646590"),
                                Trial.EnrolledMeans.RANDOMISED,
                                PLANNED,
                                STARTS_ON,
                                ENDS_ON,
                                ReportingCalendar.Frequency.WEEKLY,
                                FRIDAY,
                                null,
                                3,
                                4))
                .trial();
    }

    void addCountries(Map<String, Long> institutions) {
        for (DemoData.Partner partner : data.partners()) {
            String lead = LEADS.get(partner.iso2());
            services.participations()
                    .create(
                            actor,
                            TRIAL,
                            partner.iso2(),
                            new ParticipationInput(
                                    TARGETS.containsKey(partner.iso2()) ? 1 : 2,
                                    null,
                                    lead == null ? null : institutions.get(lead),
                                    TARGETS.get(partner.iso2()),
                                    TARGETS.containsKey(partner.iso2()) ? null : "Decide on feasibility (illustrative)",
                                    null,
                                    "5 February 2021: " + partner.basis()));
        }
    }

    /** A coordinator for each country that enrols; nobody of that name exists. */
    void addPeople(Map<String, Long> institutions) {
        TARGETS.keySet().stream().sorted().forEach(iso2 -> {
            String lead = LEADS.getOrDefault(iso2, SECRETARIAT);
            long person = services.people()
                    .create(
                            actor,
                            new PersonInput(
                                    "Coordinator of " + iso2,
                                    null,
                                    null,
                                    "coordinator." + iso2.toLowerCase(Locale.ROOT) + "@demo.example",
                                    null,
                                    List.of("en"),
                                    null,
                                    "Demonstration: nobody of that name exists",
                                    null,
                                    true,
                                    List.of(new AffiliationInput(
                                            institutions.get(lead), "National coordinator", STARTS_ON, null))))
                    .person()
                    .id();
            services.roles()
                    .add(
                            actor,
                            person,
                            new TrialRoleInput(
                                    TRIAL, iso2, null, TrialRole.Part.NATIONAL_COORDINATOR, STARTS_ON, null));
        });
    }

    /** Adds every claim, and the published counts that are of no reporting period; adopts what the trial goes by. */
    void addStatements() {
        for (DemoData.Claim claim : data.claims()) {
            Statement added = services.statements()
                    .create(
                            actor,
                            new StatementInput(
                                    TRIAL,
                                    claim.subject().equals("trial") ? null : claim.subject(),
                                    claim.attribute(),
                                    claim.value(),
                                    claim.source(),
                                    claim.sourceOn(),
                                    Statement.Confidence.valueOf(claim.confidence())));
            if (ADOPTED.contains(claim.subject() + "/" + claim.attribute() + "/" + claim.value())) {
                services.statements().adopt(actor, added.id());
            }
        }
        for (DemoData.PublishedCount count : data.publishedCounts()) {
            services.statements()
                    .create(
                            actor,
                            new StatementInput(
                                    TRIAL,
                                    count.iso2(),
                                    count.metric().replace('_', ' ') + " on " + count.day(),
                                    (count.qualifier().equals("more than") ? "more than " : "") + count.value(),
                                    count.source(),
                                    null,
                                    Statement.Confidence.MEDIUM));
        }
    }
}
