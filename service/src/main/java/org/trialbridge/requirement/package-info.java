/**
 * Which approvals a country needs before it may start: each kind for the country, for each of its sites, or for both, in
 * an order. Countries of a type are alike, so there are templates, which the secretariat keeps. A country gets a copy
 * of one and may depart from it, with a reason; a later change of the template changes no country. The stage Approved expects every
 * needed approval to be given and in force. Everybody who may read a country reads what it needs.
 */
@NullMarked
package org.trialbridge.requirement;

import org.jspecify.annotations.NullMarked;
