package org.trialbridge.report;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A report as it is downloaded. */
public final class ReportFile {
    private final String name;
    private final byte[] content;
    private final String contentHash;

    /** Takes the bytes over: whoever gives them changes them no more. */
    ReportFile(String name, byte[] content, String contentHash) {
        this.name = name;
        this.content = content;
        this.contentHash = contentHash;
    }

    /** Of letters, digits, dots, dashes and underscores only. */
    public String name() {
        return name;
    }

    public int size() {
        return content.length;
    }

    /** All bytes themselves, not a copy: they can be many. Nobody changes them. */
    public byte[] content() {
        return content;
    }

    /** SHA-256 over all parts but the sheet Provenance, in hexadecimal: another build gives the same. */
    public String contentHash() {
        return contentHash;
    }

    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    /** SHA-256 over all bytes, in hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
