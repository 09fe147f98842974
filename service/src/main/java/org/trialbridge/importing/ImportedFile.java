package org.trialbridge.importing;

/**
 * A file that somebody imports.
 *
 * @param name as the sender calls it; it is forgotten with the file
 * @param sha256 of its bytes, in hexadecimal
 */
public record ImportedFile(String name, String sha256) {
    /** As the audit trail keeps it, after the reason; without its name, which may be that of a person. */
    String words(String reason, Kind kind) {
        return reason + " (" + kind.word() + ", SHA-256 " + sha256 + ")";
    }
}
