package org.trialbridge.importing;

/**
 * A file that somebody imports.
 *
 * @param name as the sender calls it
 * @param sha256 of its bytes, in hexadecimal
 */
public record ImportedFile(String name, String sha256) {
    /** As the audit trail keeps it, after the reason. */
    String words(String reason) {
        return reason + " (file " + name + ", SHA-256 " + sha256 + ")";
    }
}
