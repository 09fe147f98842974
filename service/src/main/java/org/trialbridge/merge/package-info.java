/**
 * Duplicates of the directory become one. Which of two institutions or people stays is chosen, and the value of each field;
 * all that hangs on the other one moves, in one transaction that the audit trail keeps whole. The other one's address then
 * leads to the one that stays. As long as nothing that moved is changed again, a merge can be taken back.
 */
@NullMarked
package org.trialbridge.merge;

import org.jspecify.annotations.NullMarked;
