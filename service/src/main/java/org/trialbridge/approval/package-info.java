/**
 * Approvals that a country or a site needs before it may start: of ethics committees, regulators and others, with when
 * they were submitted, decided and expire, what the authority asked and was answered, and what a decision asks for. The
 * clock of an authority stands still while a question is open, so its days are told beside the calendar days. Everybody who may read a country reads them; the secretariat and the coordinator of the
 * country record them.
 */
@NullMarked
package org.trialbridge.approval;

import org.jspecify.annotations.NullMarked;
