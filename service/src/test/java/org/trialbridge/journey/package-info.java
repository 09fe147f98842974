/** What users come for, from the sign-in page to the answer, in a browser and with the demonstration. */
@NullMarked
package org.trialbridge.journey;

import org.jspecify.annotations.NullMarked;
