package org.trialbridge.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.trialbridge.trial.Stage;

/** Something that should be recorded before a country enters a stage. It warns; it never blocks. */
public enum Expectation {
    DATED_CONTACT(Stage.CONTACTED, "a dated outreach or meeting", StageFacts::datedContact),
    BRIDGING_WEBINAR(Stage.BRIDGING, "a bridging webinar that is scheduled or was held", StageFacts::bridgingWebinar),
    FEASIBILITY_DISCUSSED(
            Stage.FEASIBILITY,
            "a decision about the country, or an outreach that was acknowledged or accepted",
            StageFacts::feasibilityDiscussed),
    DRAFT_AGREEMENT(Stage.NEGOTIATION, "an agreement, at least as a draft", StageFacts::draftAgreement),
    SIGNED_AGREEMENT(Stage.AGREED, "a signed agreement", StageFacts::signedAgreement),
    APPROVAL_SUBMITTED(Stage.SUBMITTED, "a submitted approval", StageFacts::approvalSubmitted),
    APPROVALS_GIVEN(Stage.APPROVED, "every approval of the country, given", StageFacts::approvalsGiven),
    SHIPMENT_OR_INITIATION(
            Stage.START_UP, "the product shipped, or a site initiation with a date", StageFacts::shipmentOrInitiation),
    ACTIVATED_SITE(Stage.RECRUITING, "an activated site", StageFacts::activatedSite),
    FIRST_PARTICIPANT(
            Stage.RECRUITING,
            "the milestone of the first participant, or an enrolled count above 0",
            StageFacts::firstParticipant),
    LAST_PARTICIPANT(
            Stage.RECRUITMENT_CLOSED, "the milestone of the last participant enrolled", StageFacts::lastParticipant);

    private final Stage stage;
    private final String label;
    private final transient Predicate<StageFacts> check;

    Expectation(Stage stage, String label, Predicate<StageFacts> check) {
        this.stage = stage;
        this.label = label;
        this.check = check;
    }

    public Stage stage() {
        return stage;
    }

    /** What is expected, as a part of a sentence. */
    public String label() {
        return label;
    }

    public String warning() {
        return stage.label() + " expects " + label + "; none is recorded.";
    }

    public boolean isMet(StageFacts facts) {
        return check.test(facts);
    }

    /** What a stage expects and the facts do not show. */
    static List<Expectation> unmet(Stage stage, StageFacts facts) {
        return Arrays.stream(values())
                .filter(expectation -> expectation.stage == stage && !expectation.isMet(facts))
                .toList();
    }
}
