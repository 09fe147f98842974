/**
 * How many participants a trial, a country or a site is to have enrolled by the end of each period. A plan comes in
 * versions, each with its reason; one that is approved is what reports compare with from that day on. No version is ever
 * changed: a new one takes its place, and every comparison names the version it used.
 */
@NullMarked
package org.trialbridge.plan;

import org.jspecify.annotations.NullMarked;
