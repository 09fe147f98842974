/**
 * The audit trail: who did what, when, why and from which request, and what each thing was before and after. It is
 * written by the database in the transaction of the change, and nobody can rewrite it. Read by the secretariat and by
 * auditors within their places; what concerns users, by auditors and the secretariat of everything only. Personal values
 * never stand in it, only digests that say nothing once the person is erased.
 */
@NullMarked
package org.trialbridge.audit;

import org.jspecify.annotations.NullMarked;
