/**
 * Requests for support, letters, calls, e-mails and visits by which a country is won for a trial, with what came of them.
 * The secretariat writes them down; everybody who may read a country reads them. An outreach stays with its trial and
 * its country, which need not take part yet; what is found out later (an answer, a better wording) changes it.
 */
@NullMarked
package org.trialbridge.outreach;

import org.jspecify.annotations.NullMarked;
