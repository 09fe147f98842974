package org.trialbridge.pipeline;

import java.util.List;

/**
 * What is recorded of a country by one day, as far as a stage may expect it. Each component answers one {@link
 * Expectation}.
 *
 * @param missingApprovals the names of the needed approvals that are not given
 */
public record StageFacts(
        boolean datedContact,
        boolean bridgingWebinar,
        boolean feasibilityDiscussed,
        boolean draftAgreement,
        boolean signedAgreement,
        boolean approvalSubmitted,
        boolean approvalsGiven,
        List<String> missingApprovals,
        boolean shipmentOrInitiation,
        boolean activatedSite,
        boolean firstParticipant,
        boolean lastParticipant) {
    public StageFacts {
        missingApprovals = List.copyOf(missingApprovals);
    }
}
