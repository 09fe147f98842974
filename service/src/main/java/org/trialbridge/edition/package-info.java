/**
 * Issued editions of the status report. Leadership and the secretariat issue; whoever may download reports of all that an
 * edition shows finds it, for others it does not exist, because its bytes hold more than they may see. An edition keeps
 * its bytes and what it was made from, so that it can be made again at any time. It is never changed: another one
 * supersedes it, with a reason, and both say so. Anybody who holds a file can ask whether it is an edition.
 */
@NullMarked
package org.trialbridge.edition;

import org.jspecify.annotations.NullMarked;
