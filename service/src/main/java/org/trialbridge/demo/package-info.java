/**
 * The demonstration: the trial ZF2001-III as public sources tell it, loaded into an empty database through the services
 * and their rules. What no source tells (dates of webinars, sites, weekly counts, milestones) is made by a generator with
 * a fixed seed and marked illustrative wherever it is shown.
 */
@NullMarked
package org.trialbridge.demo;

import org.jspecify.annotations.NullMarked;
