package org.trialbridge.trial;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a country or a trial recruits, in the eight values of ClinicalTrials.gov. It is derived from the sites, and from
 * the stage where the sites do not decide it. ENROLLING_BY_INVITATION follows from nothing that is recorded here; it is
 * there for what comes from registries.
 */
public enum RecruitmentStatus {
    NOT_YET_RECRUITING("Not yet recruiting"),
    RECRUITING("Recruiting"),
    ENROLLING_BY_INVITATION("Enrolling by invitation"),
    /** Participants are followed up, none is added. */
    ACTIVE_NOT_RECRUITING("Active, not recruiting"),
    SUSPENDED("Suspended"),
    /** Ended early, with participants. */
    TERMINATED("Terminated"),
    COMPLETED("Completed"),
    /** Ended before the first participant. */
    WITHDRAWN("Withdrawn");

    private final String label;

    RecruitmentStatus(String label) {
        this.label = label;
    }

    /** How it is shown. */
    public String label() {
        return label;
    }

    /** The status of a country: the end of its way is told by its stage, all before by its sites. */
    public static RecruitmentStatus ofCountry(Stage stage, Collection<SiteStatus> sites) {
        return switch (stage) {
            case DECLINED, DEPRIORITISED -> WITHDRAWN;
            case TERMINATED -> TERMINATED;
            case COMPLETED -> COMPLETED;
            case ON_HOLD -> SUSPENDED;
            default -> ofSites(stage, sites);
        };
    }

    private static RecruitmentStatus ofSites(Stage stage, Collection<SiteStatus> sites) {
        boolean closing = stage == Stage.RECRUITMENT_CLOSED || stage == Stage.FOLLOW_UP;
        if (!closing && sites.stream().anyMatch(SiteStatus::isOpen)) {
            return RECRUITING;
        }
        boolean begun = stage == Stage.RECRUITING || closing;
        if (begun && !closing && sites.contains(SiteStatus.ON_HOLD)) {
            return SUSPENDED;
        }
        if (closing || sites.contains(SiteStatus.ENROLLMENT_CLOSED) || sites.contains(SiteStatus.CLOSED)) {
            return ACTIVE_NOT_RECRUITING;
        }
        // a country may recruit before it names its sites here
        return begun ? RECRUITING : NOT_YET_RECRUITING;
    }

    /** The status of a trial: it recruits while one of its countries does, and ends with the last of them. */
    public static RecruitmentStatus ofTrial(Collection<RecruitmentStatus> countries) {
        Set<RecruitmentStatus> all = EnumSet.noneOf(RecruitmentStatus.class);
        all.addAll(countries);
        if (all.size() > 1) {
            all.remove(WITHDRAWN);
        }
        if (all.isEmpty()) {
            return NOT_YET_RECRUITING;
        }
        if (all.size() == 1) {
            return all.iterator().next();
        }
        if (all.contains(RECRUITING)) {
            return RECRUITING;
        }
        if (all.contains(SUSPENDED)) {
            return SUSPENDED;
        }
        // some countries are over and others are not
        return all.contains(ACTIVE_NOT_RECRUITING) || all.contains(NOT_YET_RECRUITING)
                ? ACTIVE_NOT_RECRUITING
                : COMPLETED;
    }
}
