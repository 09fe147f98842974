/**
 * Meetings: bridging webinars and all others, planned or held, with the countries they are about, who attended, what was
 * decided and what somebody promised to do. A meeting has the next number of its kind. Until it is held it keeps the
 * local time and zone in which it was agreed; once held, the instant. Whoever sees one of its countries sees the meeting;
 * one without countries belongs to the whole trial. The secretariat plans, logs and changes meetings. Meetings and
 * decisions are what stage changes cite as their cause. Meetings that belong together form a series: one is planned after
 * another, and what one leaves open comes up at the next.
 */
@NullMarked
package org.trialbridge.meeting;

import org.jspecify.annotations.NullMarked;
