package org.trialbridge.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.agreement.AgreementInput;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.approval.ApprovalInput;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.document.DocumentChangeService;
import org.trialbridge.document.DocumentInput;
import org.trialbridge.institution.InstitutionInput;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.meeting.DecisionInput;
import org.trialbridge.meeting.DecisionService;
import org.trialbridge.meeting.MeetingInput;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.milestone.MilestoneInput;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.outreach.OutreachInput;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonInput;
import org.trialbridge.person.PersonService;
import org.trialbridge.problem.Problem;
import org.trialbridge.risk.RiskInput;
import org.trialbridge.risk.RiskService;
import org.trialbridge.site.SiteInput;
import org.trialbridge.site.SiteService;
import org.trialbridge.trial.ParticipationInput;
import org.trialbridge.trial.ParticipationService;

/**
 * Makes an earlier version of a thing the current one: its values are sent as an ordinary change to the service of the
 * thing, which asks for permission, compares versions and keeps all its rules.
 */
public final class Restorer {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final HistoryService history;
    private final Services services;

    /** The services that change things. */
    public record Services(
            MeetingService meetings,
            DecisionService decisions,
            ActionItemService actions,
            OutreachService outreach,
            AgreementService agreements,
            ApprovalService approvals,
            MilestoneService milestones,
            RiskService risks,
            InstitutionService institutions,
            SiteService sites,
            ParticipationService countries,
            PersonService people,
            DocumentChangeService documents) {}

    public Restorer(HistoryService history, Services services) {
        this.history = history;
        this.services = services;
    }

    /**
     * Restores a version.
     *
     * @param seen the version of the thing that is to be replaced; asked for once it is clear that the actor may do so
     * @throws Problem as the change of such a thing; NOT_FOUND if there is no such version
     */
    public void restore(Actor actor, Kind kind, long id, IntSupplier seen, RestoreInput input) {
        history.requireChange(actor, kind, id);
        int version = seen.getAsInt();
        String reason = input.checkedReason();
        Long entry = input.entry();
        Earlier earlier = history.earlier(actor, kind, id, entry == null ? 0 : entry);
        Actor restoring = actor.because(reason);
        ObjectNode row = earlier.row().deepCopy();
        row.put("reason", reason);
        row.remove("trial");
        String trial = String.valueOf(earlier.thing().trial());
        String ref = String.valueOf(earlier.thing().ref());
        switch (kind) {
            case MEETING ->
                services.meetings().change(restoring, id, version, read(meeting(row, earlier), MeetingInput.class));
            case DECISION -> {
                row.set("countries", texts(earlier.all("decision_country", "country_iso2")));
                services.decisions()
                        .change(restoring, Long.parseLong(ref), id, version, read(row, DecisionInput.class));
            }
            case ACTION -> {
                row.set("country", row.path("country_iso2"));
                services.actions().change(restoring, id, version, read(row, ActionItemInput.class));
            }
            case OUTREACH -> {
                row.set("on", row.path("on_date"));
                services.outreach().change(restoring, id, version, read(row, OutreachInput.class));
            }
            case AGREEMENT -> {
                row.set("parties", texts(earlier.all("agreement_party", "institution_id")));
                services.agreements().change(restoring, id, version, read(row, AgreementInput.class));
            }
            case APPROVAL -> {
                row.put("site", earlier.names().get(Past.reference("site_id", row.path("site_id"))));
                services.approvals().change(restoring, id, version, read(row, ApprovalInput.class));
            }
            case MILESTONE ->
                services.milestones()
                        .change(
                                restoring,
                                id,
                                version,
                                read(milestone(restoring, id, row, earlier), MilestoneInput.class));
            case RISK -> services.risks().change(restoring, id, version, read(row, RiskInput.class));
            case INSTITUTION -> {
                row.set("iso2", row.path("country_iso2"));
                services.institutions().update(restoring, id, version, read(row, InstitutionInput.class));
            }
            case SITE -> services.sites().update(restoring, trial, ref, version, read(row, SiteInput.class));
            case COUNTRY ->
                services.countries().update(restoring, trial, ref, version, read(row, ParticipationInput.class));
            case DOCUMENT -> {
                row.set("title", row.path("name"));
                row.set("dated_on", row.path("published_on"));
                services.documents()
                        .restore(
                                restoring,
                                id,
                                version,
                                read(row, DocumentInput.class),
                                row.path("withdrawn_reason").textValue());
            }
            case PERSON -> services.people().update(restoring, id, version, person(restoring, id, row, earlier));
        }
    }

    private static ObjectNode meeting(ObjectNode row, Earlier earlier) {
        LocalDateTime start = LocalDateTime.parse(row.path("local_start").asText());
        row.put("date", start.toLocalDate().toString());
        row.put("time", start.toLocalTime().toString());
        row.put("series", earlier.names().get(Past.reference("series_id", row.path("series_id"))));
        row.set("offset", row.path("local_offset"));
        row.set("countries", texts(earlier.all("meeting_country", "country_iso2")));
        row.set(
                "trials",
                texts(earlier.all("meeting_trial", "trial_id").stream()
                        .map(trialId -> earlier.names().getOrDefault("trial/" + trialId, ""))
                        .toList()));
        return row;
    }

    /** A frozen baseline stays as it is, and so does what it waits for out of the actor's sight. */
    private ObjectNode milestone(Actor actor, long id, ObjectNode row, Earlier earlier) {
        if (services.milestones().find(actor, id).milestone().baseline() != null) {
            row.remove("baseline_on");
        }
        Set<Long> seen = services.milestones().seen(actor, id);
        ArrayNode dependencies = row.putArray("dependencies");
        for (JsonNode part : earlier.parts().getOrDefault("milestone_dependency", List.of())) {
            if (!seen.contains(part.path("predecessor_id").asLong())) {
                continue;
            }
            ObjectNode dependency = part.deepCopy();
            dependency.set("milestone_id", part.path("predecessor_id"));
            dependencies.add(dependency);
        }
        JsonNode before = row.path("depends_on_id");
        if (before.isIntegralNumber() && seen.contains(before.asLong())) {
            ObjectNode dependency = dependencies.addObject();
            dependency.set("milestone_id", row.path("depends_on_id"));
            dependency.set("kind", row.path("dependency"));
            dependency.set("lag_days", row.path("lag_days"));
        }
        return row;
    }

    /** What is personal is not in the trail: it stays as it is. */
    private PersonInput person(Actor actor, long id, ObjectNode row, Earlier earlier) {
        Person now = services.people().find(actor, id).person();
        row.put("name", now.name());
        row.put("native_name", now.nativeName());
        row.put("title", now.title());
        row.put("email", now.email());
        row.put("phone", now.phone());
        ArrayNode affiliations = row.putArray("affiliations");
        for (JsonNode part : earlier.parts().getOrDefault("affiliation", List.of())) {
            ObjectNode affiliation = part.deepCopy();
            affiliation.set("from", part.path("from_on"));
            affiliation.set("to", part.path("to_on"));
            affiliations.add(affiliation);
        }
        return read(row, PersonInput.class);
    }

    private static ArrayNode texts(Iterable<String> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private static <T> T read(JsonNode row, Class<T> type) {
        try {
            return JSON.treeToValue(row, type);
        } catch (JsonProcessingException e) {
            throw Problem.conflict(
                    "This version was stored in a form that is not in use any more. Enter its values by hand.");
        }
    }
}
