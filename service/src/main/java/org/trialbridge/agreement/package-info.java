/**
 * Agreements with a country of a trial: from confidentiality to the clinical trial agreement, with their parties, when they
 * were signed, and until when they hold. One without a day of signature is a draft; one that ended before its time was
 * withdrawn or terminated and speaks for no stage any more. The secretariat writes them down;
 * everybody who may read a country reads them.
 */
@NullMarked
package org.trialbridge.agreement;

import org.jspecify.annotations.NullMarked;
