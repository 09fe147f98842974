package org.trialbridge.access;

/** Something that a user can ask the service to do. */
public enum Action {
    /** See that a trial, country or site exists, with its name and calendar. */
    VIEW_FRAME,
    /** Read the trial data: stages, meetings, decisions, actions, approvals, milestones, risks, statements. */
    VIEW,
    /** Read enrollment counts and their history. */
    VIEW_COUNTS,
    /** Read contact details (e-mail, phone) of people. */
    VIEW_CONTACT_DETAILS,
    /** Read who changed what, and why. */
    VIEW_AUDIT,
    /** Create and change trials, the directory of institutions and people, outreach, milestones, risks and statements. */
    EDIT_TRIAL,
    /** Move a country through the pipeline. */
    CHANGE_STAGE,
    /** Plan and log meetings with attendance and decisions. */
    EDIT_MEETINGS,
    /** Say that a country agrees to the minutes of a meeting. */
    AGREE_MINUTES,
    /** Create and change action items. */
    EDIT_ACTIONS,
    /** Record approvals of countries and sites. */
    EDIT_APPROVALS,
    /** Create and change sites. */
    EDIT_SITES,
    /** Report and correct enrollment counts of a site. */
    SUBMIT_COUNTS,
    /** Declare a country's total. */
    DECLARE_COUNTRY_COUNTS,
    /** Accept periods of a country, ask for their reopening and approve it. */
    ACCEPT_PERIODS,
    /** Remind people of reports that are not in. */
    CHASE_REPORTS,
    /** Download status reports. */
    DOWNLOAD_REPORT,
    /** Issue editions of the status report. */
    ISSUE_REPORT,
    /** Manage users, their grants and tokens; review access. */
    MANAGE_USERS
}
