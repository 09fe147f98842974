/**
 * Invitations: messages that bring a meeting into the calendars of those who are to come, tell them of changes and of its
 * being called off, and let them say by a link, without an account, whether they come. And the address from which a
 * user's own calendar reads the meetings that he may see.
 */
@NullMarked
package org.trialbridge.invitation;

import org.jspecify.annotations.NullMarked;
