/**
 * Moving in: the spreadsheets that a secretariat has today (institutions, people, sites, meetings with their participants)
 * are taken over, by a template or as they are. One says what a file holds and which column is what, sees what would become
 * of each row (new, there already, changed, perhaps the same as another one, rejected and why), decides, and loads all rows
 * or none. Whoever may enter a thing by hand may import it, by the same rules. Files are kept for a day at most, and only
 * their sender sees them; the same file changes nothing the second time.
 */
@NullMarked
package org.trialbridge.importing;

import org.jspecify.annotations.NullMarked;
