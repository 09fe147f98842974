/**
 * When the trial, a country or a site will have enrolled whom it is to enrol, told from the counts that are stored: as of
 * any day, as known at any instant, and from those places only that the reader sees. The forecast begins at the last day
 * up to which all open sites have reported. It is a date with an interval that may be open, never a promise; where it
 * rests on little it says so. {@code docs/forecast.md} says how it is made and how well it did.
 */
@NullMarked
package org.trialbridge.outlook;

import org.jspecify.annotations.NullMarked;
