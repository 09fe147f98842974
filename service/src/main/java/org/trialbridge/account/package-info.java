/**
 * Who may come in, and who may let others in. An account begins with an invitation link that an administrator sends, and
 * its owner chooses the password; whoever forgot it gets another link. A link works once. A sign-in lasts half an hour
 * without a request and twelve hours in all, and ends at sign-out, with a new password and when the account is disabled.
 * Programs use tokens, which expire and can be revoked. Ten wrong passwords in a row make the next attempt wait, longer
 * each time, never for ever. An administrator manages users and their roles within his own places only; the last
 * administrator of everything stays. What is secret is stored as a digest, and what was shown once is not shown again.
 */
@NullMarked
package org.trialbridge.account;

import org.jspecify.annotations.NullMarked;
