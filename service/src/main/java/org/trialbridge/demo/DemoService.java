package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.milestone.DependencyInput;
import org.trialbridge.milestone.MilestoneInput;
import org.trialbridge.pipeline.Evidence;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.pipeline.StageChangeInput;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;

/** Loads the demonstration, step by step, each through the service and the rules of its feature. */
public final class DemoService {
    /** So that the same demonstration comes up everywhere. */
    private static final long SEED = 20_210_205;

    private static final String SITE_NAMED_BY_A_SOURCE = "ID-01";

    private final Database database;
    private final DemoServices services;

    public DemoService(Database database, DemoServices services) {
        this.database = database;
        this.services = services;
    }

    /** Whether the database holds no trial and no user. */
    public boolean isEmpty(Actor actor) {
        return database.read(tx -> !tx.dao(DemoDao.class).isUsed());
    }

    /**
     * Loads the demonstration trial into an empty database.
     *
     * @throws Problem CONFLICT if the database holds a trial or a user
     */
    public void load(Actor actor) {
        if (!isEmpty(actor)) {
            throw Problem.conflict("The demonstration is loaded into an empty database only. This one is in use.");
        }
        DemoData data = DemoData.read();
        DemoDirectory directory = new DemoDirectory(services, data, actor);
        Map<String, Long> institutions = directory.addInstitutions();
        Trial trial = directory.addTrial(institutions);
        directory.addCountries(institutions);
        directory.addPeople(institutions);
        directory.addStatements();
        DemoMeetings.Loaded meetings = new DemoMeetings(services, actor, institutions).load(SEED);
        DemoCounts counts = new DemoCounts(services, data, actor);
        counts.addSites(institutions);
        Map<String, StageChangeInput.Cited> things = addThingsWithoutForm(actor, trial, institutions, meetings);
        addSites(actor, things);
        DemoStages.steps(data.partners(), meetings.days()).forEach(step -> move(actor, step, things));
        counts.addCounts(SEED);
        DemoRisks.add(actor, services.risks(), institutions, addMilestones(actor));
        DemoPlans.add(actor, services.plans());
        DemoDocuments.add(actor, services.documents(), meant(things, "UZ AGREEMENT"));
        mark(actor, trial);
    }

    private Map<String, StageChangeInput.Cited> addThingsWithoutForm(
            Actor actor, Trial trial, Map<String, Long> institutions, DemoMeetings.Loaded meetings) {
        Map<String, StageChangeInput.Cited> things = new HashMap<>();
        meetings.firstWebinars().forEach((iso2, id) -> things.put(iso2 + " WEBINAR", cited(Evidence.Kind.MEETING, id)));
        meetings.outreach().forEach((iso2, id) -> things.put(iso2 + " OUTREACH", cited(Evidence.Kind.OUTREACH, id)));
        return database.write(actor, "demo.load", Guard.trial(trial.code()), tx -> {
            DemoDao dao = tx.dao(DemoDao.class);
            Map<String, StageChangeInput.Cited> all = new HashMap<>(things);
            long newsletter = dao.addDocument(
                    trial.id(),
                    "ANSO newsletter no. 13",
                    "ANSO Secretariat, February 2021",
                    DemoStages.newsletterDay());
            long press = dao.addDocument(trial.id(), "News reports of the day", "News agencies and newspapers", null);
            all.put("NEWSLETTER", cited(Evidence.Kind.DOCUMENT, newsletter));
            all.put("PRESS", cited(Evidence.Kind.DOCUMENT, press));
            for (DemoStages.Told told : DemoStages.approvals()) {
                long id = dao.addApproval(new DemoDao.ToldApproval(
                        trial.id(),
                        dao.participation(trial.id(), told.iso2()).orElseThrow(),
                        told.kind(),
                        told.authority() == null ? null : institutions.get(told.authority()),
                        "APPROVED",
                        told.submittedOn(),
                        told.decidedOn(),
                        told.source(),
                        told.illustrative()));
                String key = told.kind().equals("ETHICS") ? " ETHICS" : " REGULATOR";
                all.put(told.iso2() + key, cited(Evidence.Kind.APPROVAL, id));
                if (told.iso2().equals("UZ") && told.kind().equals("NATIONAL_REGULATOR")) {
                    dao.addQuestion(
                            id,
                            LocalDate.of(2020, 11, 20),
                            "How is the vaccine kept cold between the airport and the sites? (illustrative)",
                            LocalDate.of(2020, 11, 25),
                            "At 2 to 8 °C, with a logger in each box; the plan is attached. (illustrative)");
                }
            }
            for (String iso2 : List.of("UZ", "PK")) {
                dao.addNeeds(
                        trial.id(),
                        dao.participation(trial.id(), iso2).orElseThrow(),
                        "Ethics, then regulator",
                        "Chosen for the demonstration (illustrative)");
            }
            long agreement = dao.addAgreement(
                    trial.id(),
                    dao.participation(trial.id(), "UZ").orElseThrow(),
                    "CTA",
                    "Clinical trial agreement with the ministry (illustrative)",
                    LocalDate.of(2020, 11, 10),
                    LocalDate.of(2026, 12, 31));
            all.put("UZ AGREEMENT", cited(Evidence.Kind.AGREEMENT, agreement));
            return all;
        });
    }

    private static long meant(Map<String, StageChangeInput.Cited> things, String name) {
        StageChangeInput.Cited cited = Objects.requireNonNull(things.get(name), name);
        return Objects.requireNonNull(cited.id(), name);
    }

    /** The first site of each country can be cited too. */
    private void addSites(Actor actor, Map<String, StageChangeInput.Cited> things) {
        for (String iso2 : List.of("UZ", "CN", "PK", "EC", "ID")) {
            long site = services.sites()
                    .find(actor, DemoDirectory.TRIAL, iso2 + "-01")
                    .site()
                    .id();
            things.put(iso2 + " SITE", cited(Evidence.Kind.SITE, site));
        }
    }

    private void move(Actor actor, DemoStages.Step step, Map<String, StageChangeInput.Cited> things) {
        List<StageChangeInput.@Nullable Cited> evidence = new ArrayList<>();
        for (String name : step.cites()) {
            evidence.add(Objects.requireNonNull(
                    things.getOrDefault(step.iso2() + " " + name, things.get(name)), step.iso2() + " " + name));
        }
        services.pipeline()
                .move(
                        actor,
                        DemoDirectory.TRIAL,
                        step.iso2(),
                        new StageChangeInput(
                                step.to(), step.on(), StageChange.Reason.PROGRESS, step.reason(), evidence));
    }

    /** Returns their ids by place and code. */
    private Map<String, Long> addMilestones(Actor actor) {
        Map<String, Long> ids = new HashMap<>();
        for (DemoMilestones.Planned planned : DemoMilestones.all()) {
            String place = planned.iso2() == null ? DemoDirectory.TRIAL : planned.iso2();
            Long after = ids.get(place + " " + planned.after());
            var added = services.milestones().create(actor, input(planned, planned.baseline(), after, null));
            ids.put(place + " " + planned.code(), added.milestone().id());
            if (planned.moved() != null) {
                services.milestones()
                        .change(
                                actor,
                                added.milestone().id(),
                                added.milestone().version(),
                                input(planned, planned.moved(), after, planned.reason()));
            }
        }
        return ids;
    }

    private static MilestoneInput input(
            DemoMilestones.Planned planned, LocalDate plannedOn, @Nullable Long after, @Nullable String reason) {
        return new MilestoneInput(
                DemoDirectory.TRIAL,
                planned.iso2(),
                null,
                planned.code(),
                planned.baseline(),
                plannedOn,
                null,
                null,
                false,
                after == null ? null : List.of(new DependencyInput(after, null, planned.lagDays())),
                reason);
    }

    private void mark(Actor actor, Trial trial) {
        database.write(actor, "demo.mark", Guard.trial(trial.code()), tx -> {
            DemoDao dao = tx.dao(DemoDao.class);
            dao.markSites(trial.id(), SITE_NAMED_BY_A_SOURCE);
            dao.markOutreach(trial.id());
            dao.markMilestones(trial.id());
            dao.markRisks(trial.id());
            dao.markPeople();
            return trial.id();
        });
    }

    private static StageChangeInput.Cited cited(Evidence.Kind kind, long id) {
        return new StageChangeInput.Cited(kind, id);
    }
}
