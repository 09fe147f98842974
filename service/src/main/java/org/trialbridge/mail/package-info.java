/**
 * Messages to people. A message is written into the outbox in the transaction that causes it, so it leaves if and only if
 * that was saved; it is sent afterwards, by whichever node comes first, and tried again for some days. Without a mail
 * server the messages wait in the outbox, where the administrator of everything reads them. What was sent is not kept.
 */
@NullMarked
package org.trialbridge.mail;

import org.jspecify.annotations.NullMarked;
