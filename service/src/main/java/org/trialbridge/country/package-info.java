/**
 * The countries of the world as ISO 3166-1 lists them, with the time zone of most of their people and the days of their
 * weekend. They are reference data: nobody edits them. Their names come from the platform's locale data, so they need no
 * translation of ours. Their public holidays come from a library where it knows the country; what it does not know the
 * secretariat enters, for all trials.
 */
@NullMarked
package org.trialbridge.country;

import org.jspecify.annotations.NullMarked;
