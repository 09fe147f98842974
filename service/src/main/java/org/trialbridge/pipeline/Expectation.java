package org.trialbridge.pipeline;

import java.util.Arrays;
import java.util.List;
import org.trialbridge.trial.Stage;

/** Something that should be recorded before a country enters a stage. It warns; it never blocks. */
public enum Expectation {
    DATED_CONTACT(Stage.CONTACTED, "a dated outreach or meeting"),
    BRIDGING_WEBINAR(Stage.BRIDGING, "a bridging webinar that is scheduled or was held"),
    FEASIBILITY_DISCUSSED(
            Stage.FEASIBILITY, "a decision about the country, or an outreach that was acknowledged or accepted"),
    DRAFT_AGREEMENT(Stage.NEGOTIATION, "an agreement, at least as a draft"),
    SIGNED_AGREEMENT(Stage.AGREED, "a signed agreement"),
    APPROVAL_SUBMITTED(Stage.SUBMITTED, "a submitted approval"),
    APPROVALS_GIVEN(Stage.APPROVED, "every needed approval, given"),
    SHIPMENT_OR_INITIATION(Stage.START_UP, "the product shipped, or a site initiation with a date"),
    ACTIVATED_SITE(Stage.RECRUITING, "an activated site"),
    FIRST_PARTICIPANT(Stage.RECRUITING, "the milestone of the first participant, or an enrolled count above 0"),
    LAST_PARTICIPANT(Stage.RECRUITMENT_CLOSED, "the milestone of the last participant enrolled");

    private final Stage stage;
    private final String label;

    Expectation(Stage stage, String label) {
        this.stage = stage;
        this.label = label;
    }

    public Stage stage() {
        return stage;
    }

    /** What is expected, as a part of a sentence. */
    public String label() {
        return label;
    }

    /** @param missing the names of needed approvals that are not given, for the expectation that is about them */
    public String warning(List<String> missing) {
        return stage.label() + " expects " + label + "; "
                + (this != APPROVALS_GIVEN || missing.isEmpty()
                        ? "none is recorded."
                        : "missing: " + String.join(", ", missing) + ".");
    }

    /** What is missing by name, as far as there are names for it. */
    public List<String> missing(StageFacts facts) {
        return this == APPROVALS_GIVEN ? facts.missingApprovals() : List.of();
    }

    public boolean isMet(StageFacts facts) {
        return switch (this) {
            case DATED_CONTACT -> facts.datedContact();
            case BRIDGING_WEBINAR -> facts.bridgingWebinar();
            case FEASIBILITY_DISCUSSED -> facts.feasibilityDiscussed();
            case DRAFT_AGREEMENT -> facts.draftAgreement();
            case SIGNED_AGREEMENT -> facts.signedAgreement();
            case APPROVAL_SUBMITTED -> facts.approvalSubmitted();
            case APPROVALS_GIVEN -> facts.approvalsGiven();
            case SHIPMENT_OR_INITIATION -> facts.shipmentOrInitiation();
            case ACTIVATED_SITE -> facts.activatedSite();
            case FIRST_PARTICIPANT -> facts.firstParticipant();
            case LAST_PARTICIPANT -> facts.lastParticipant();
        };
    }

    /** What the first stage after one of the main line expects that expects anything. */
    public static List<Expectation> next(Stage reached) {
        return Arrays.stream(values())
                .map(Expectation::stage)
                .filter(stage -> stage.compareTo(reached) > 0)
                .findFirst()
                .map(next -> Arrays.stream(values())
                        .filter(expectation -> expectation.stage == next)
                        .toList())
                .orElse(List.of());
    }

    /** What a stage expects and the facts do not show. */
    static List<Expectation> unmet(Stage stage, StageFacts facts) {
        return Arrays.stream(values())
                .filter(expectation -> expectation.stage == stage && !expectation.isMet(facts))
                .toList();
    }
}
