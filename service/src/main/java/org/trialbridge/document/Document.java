package org.trialbridge.document;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A document, without its bytes.
 *
 * @param holder what it hangs on
 * @param title what people call it; it stays in the history, so no person is named in it
 * @param datedOn the day that stands on it
 * @param source of a publication, where it appeared
 * @param fileName as it was called where it came from, cleaned; null for a publication, and after it was erased
 * @param mediaType told by the content; null for a publication
 * @param size bytes
 * @param sha256 of the bytes, in hexadecimal
 * @param replacesId the older version in whose place it stands
 * @param replacedById the newer version
 * @param attachedBy null for the system itself
 * @param withdrawnAt since when it does not count any more
 * @param erasedAt since when its bytes are gone for good
 */
public record Document(
        long id,
        int version,
        @Nested("holder") Holder holder,
        String title,
        Kind kind,
        @Nullable String description,
        @Nullable LocalDate datedOn,
        @Nullable String source,
        @Nullable String fileName,
        @Nullable String mediaType,
        @Nullable Integer size,
        @Nullable String sha256,
        @Nullable Long replacesId,
        @Nullable Long replacedById,
        @Nullable Instant attachedAt,
        @Nullable String attachedBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        @Nullable Instant erasedAt,
        @Nullable String erasedReason) {

    /** What it is. */
    public enum Kind {
        LETTER,
        MINUTES,
        APPROVAL_LETTER,
        SIGNED_AGREEMENT,
        OTHER
    }

    /** Tells whether there are bytes to be had. */
    public boolean hasFile() {
        return mediaType != null && erasedAt == null;
    }

    /** Tells whether it counts: not replaced, withdrawn or erased. */
    public boolean inForce() {
        return replacedById == null && withdrawnAt == null && erasedAt == null;
    }

    /** @throws IllegalStateException if there is none */
    StoredFile file() {
        if (mediaType == null || size == null || sha256 == null || fileName == null) {
            throw new IllegalStateException("document " + id + " has no file");
        }
        return new StoredFile(fileName, mediaType, size, sha256);
    }

    /** What the file is, in a word or two: PDF, Word document. */
    public @Nullable String typeLabel() {
        return mediaType == null ? null : FileType.of(mediaType).label();
    }

    /** 840 kB, 2.4 MB. */
    public @Nullable String sizeLabel() {
        return size == null ? null : Sizes.label(size);
    }
}
