/**
 * When a trial will be enrolled: pure functions of counts, without a clock or a database. Sites differ in pace; each is
 * read by its own counts and, as long as it has few, by those of all. Recent counts weigh more. How wide an interval is
 * follows from how far forecasts of the same kind would have missed so far. Time is in months of {@value
 * org.trialbridge.forecast.Bins#DAYS_OF_A_MONTH} days. {@code docs/forecast.md} says how well it does and where it is weak.
 */
@NullMarked
package org.trialbridge.forecast;

import org.jspecify.annotations.NullMarked;
