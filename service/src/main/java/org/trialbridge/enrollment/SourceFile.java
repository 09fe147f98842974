package org.trialbridge.enrollment;

/**
 * The file from which reports came.
 *
 * @param name as the sender calls it
 * @param sha256 of its bytes, in hexadecimal
 */
public record SourceFile(String name, String sha256) {
    /** As the audit trail keeps it. */
    String words() {
        return "File " + name + ", SHA-256 " + sha256;
    }
}
