package org.trialbridge.pipeline;

/**
 * What is recorded of a country by one day, as far as a stage may expect it. Each component answers one {@link
 * Expectation}.
 */
public record StageFacts(
        boolean datedContact,
        boolean bridgingWebinar,
        boolean feasibilityDiscussed,
        boolean draftAgreement,
        boolean signedAgreement,
        boolean approvalSubmitted,
        boolean approvalsGiven,
        boolean shipmentOrInitiation,
        boolean activatedSite,
        boolean firstParticipant,
        boolean lastParticipant) {}
