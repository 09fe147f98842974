/** Texts that are markup, formulas, templates, headers or calendars elsewhere are texts everywhere here. */
@NullMarked
package org.trialbridge.hostile;

import org.jspecify.annotations.NullMarked;
