/**
 * Approvals that a country or a site needs before it may start: of ethics committees, regulators and others, with when
 * they were submitted, decided and expire. Everybody who may read a country reads them; the secretariat and the coordinator of the
 * country record them.
 */
@NullMarked
package org.trialbridge.approval;

import org.jspecify.annotations.NullMarked;
