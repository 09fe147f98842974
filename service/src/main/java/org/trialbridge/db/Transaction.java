package org.trialbridge.db;

import org.jdbi.v3.core.Handle;

/** One open database transaction. Used by one thread, and only inside the callback given it. */
public final class Transaction {
    private final Handle handle;
    private final long entryId;

    Transaction(Handle handle, long entryId) {
        this.handle = handle;
        this.entryId = entryId;
    }

    /** Returns the DAO of the given type, working inside this transaction. */
    public <D> D dao(Class<D> type) {
        return handle.attach(type);
    }

    /** The number of this transaction's audit entry, which append-only lines carry. 0 when nothing may be written. */
    public long entryId() {
        return entryId;
    }
}
