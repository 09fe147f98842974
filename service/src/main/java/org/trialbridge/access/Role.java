package org.trialbridge.access;

import static org.trialbridge.access.Action.ACCEPT_PERIODS;
import static org.trialbridge.access.Action.AGREE_MINUTES;
import static org.trialbridge.access.Action.CHANGE_STAGE;
import static org.trialbridge.access.Action.CHASE_REPORTS;
import static org.trialbridge.access.Action.DECLARE_COUNTRY_COUNTS;
import static org.trialbridge.access.Action.DOWNLOAD_REPORT;
import static org.trialbridge.access.Action.EDIT_ACTIONS;
import static org.trialbridge.access.Action.EDIT_APPROVALS;
import static org.trialbridge.access.Action.EDIT_MEETINGS;
import static org.trialbridge.access.Action.EDIT_SITES;
import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.ISSUE_REPORT;
import static org.trialbridge.access.Action.MANAGE_USERS;
import static org.trialbridge.access.Action.SUBMIT_COUNTS;
import static org.trialbridge.access.Action.VIEW;
import static org.trialbridge.access.Action.VIEW_AUDIT;
import static org.trialbridge.access.Action.VIEW_CONTACT_DETAILS;
import static org.trialbridge.access.Action.VIEW_COUNTS;
import static org.trialbridge.access.Action.VIEW_FRAME;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a user may do. Where he may do it is said by his grants. */
public enum Role {
    ADMINISTRATOR(MANAGE_USERS),
    SECRETARIAT(
            VIEW_FRAME,
            VIEW,
            VIEW_COUNTS,
            VIEW_CONTACT_DETAILS,
            VIEW_AUDIT,
            EDIT_TRIAL,
            CHANGE_STAGE,
            EDIT_MEETINGS,
            AGREE_MINUTES,
            EDIT_ACTIONS,
            EDIT_APPROVALS,
            EDIT_SITES,
            SUBMIT_COUNTS,
            DECLARE_COUNTRY_COUNTS,
            ACCEPT_PERIODS,
            CHASE_REPORTS,
            DOWNLOAD_REPORT,
            ISSUE_REPORT),
    COUNTRY_COORDINATOR(
            VIEW_FRAME,
            VIEW,
            VIEW_COUNTS,
            VIEW_CONTACT_DETAILS,
            AGREE_MINUTES,
            EDIT_ACTIONS,
            EDIT_APPROVALS,
            EDIT_SITES,
            SUBMIT_COUNTS,
            DECLARE_COUNTRY_COUNTS,
            ACCEPT_PERIODS,
            CHASE_REPORTS,
            DOWNLOAD_REPORT),
    SITE_CONTACT(VIEW_FRAME, VIEW_COUNTS, SUBMIT_COUNTS),
    LEADERSHIP(VIEW_FRAME, VIEW, VIEW_COUNTS, DOWNLOAD_REPORT, ISSUE_REPORT),
    AUDITOR(VIEW_FRAME, VIEW, VIEW_COUNTS, VIEW_AUDIT, DOWNLOAD_REPORT);

    private final ImmutableSet<Action> actions;

    Role(Action first, Action... others) {
        this.actions = Sets.immutableEnumSet(first, others);
    }

    public boolean allows(Action action) {
        return actions.contains(action);
    }

    /** The names of the roles that allow an action, for the answer to somebody who may not. */
    public static String thatAllow(Action action) {
        return Arrays.stream(values())
                .filter(role -> role.allows(action))
                .map(Role::name)
                .collect(Collectors.joining(" or "));
    }
}
