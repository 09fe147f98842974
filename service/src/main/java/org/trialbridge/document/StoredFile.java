package org.trialbridge.document;

/**
 * What is known of a file whose bytes are kept.
 *
 * @param size bytes
 * @param sha256 of the bytes, in hexadecimal
 */
record StoredFile(String name, String mediaType, int size, String sha256) {}
