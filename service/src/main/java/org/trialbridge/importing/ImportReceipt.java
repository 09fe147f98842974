package org.trialbridge.importing;

/**
 * That a file was loaded.
 *
 * @param number of the entry in the audit trail under which it is stored
 * @param untouched how many rows changed nothing
 */
public record ImportReceipt(long number, int created, int changed, int untouched) {
    /** In words. */
    public String words() {
        return "The file is loaded: " + created + " new, " + changed + " changed, " + untouched
                + " left as they are. Number " + number + ".";
    }
}
