/**
 * Trials, and the countries that take part in them. A trial has a code, says what "enrolled" means in it, and sets the
 * calendar of reports: when periods end, how many days later a report is due, and how many days of grace follow. A
 * country in a trial (a participation) has a stage in the pipeline, a priority, an owner, a target and a next step. The
 * secretariat creates and changes both; everybody with a role in a trial, in one of its countries or at one of its sites
 * sees that the trial exists. The stage itself is changed in the pipeline.
 */
@NullMarked
package org.trialbridge.trial;

import org.jspecify.annotations.NullMarked;
