package org.trialbridge.edition;

import org.jspecify.annotations.Nullable;

/**
 * The wish to verify a file that is not sent itself, unchecked.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record VerificationInput(@Nullable String sha256) {}
