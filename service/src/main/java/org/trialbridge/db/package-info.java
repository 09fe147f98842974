/**
 * The only way to PostgreSQL. A service method opens exactly one transaction, by {@link org.trialbridge.db.Database#read}
 * or {@link org.trialbridge.db.Database#write}, and does all its work inside it. A write locks its guard row first,
 * opens the audit entry of its change, and is run again when another transaction got in the way. A read of the past runs
 * the same SQL against the schema {@code known}. The package also starts the embedded PostgreSQL and migrates the schema.
 */
@NullMarked
package org.trialbridge.db;

import org.jspecify.annotations.NullMarked;
