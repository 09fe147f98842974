package org.trialbridge.enrollment;

/** Ends the transaction of many lines without a trace: somebody else stored the same meanwhile. */
final class NothingNew extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient BatchCheck check;

    NothingNew(BatchCheck check) {
        super(null, null, false, false);
        this.check = check;
    }
}
