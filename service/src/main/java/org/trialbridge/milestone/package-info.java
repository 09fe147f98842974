/**
 * What is to be reached by when: in a trial, a country or a site. A milestone has a baseline (the first plan), the plan
 * of today, a forecast and the day it was reached. Every change of a date needs a reason, which is kept. Milestones that
 * counts, stage changes, approvals, agreements, sites or meetings prove are reached by themselves, and show the proof. A
 * milestone may depend on another; circles are refused. How late it is, and its colour, is worked out when it is read.
 */
@NullMarked
package org.trialbridge.milestone;

import org.jspecify.annotations.NullMarked;
