/**
 * Where a sum comes from: the countries and sites behind a number of participants, the line each of them reported last, who sent
 * it and when, how the sum grew from period to period, and every correction that changed it, with its reason. For whoever
 * may read counts, as far as his places reach; names only for whoever may see contact details.
 */
@NullMarked
package org.trialbridge.explanation;

import org.jspecify.annotations.NullMarked;
