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

    ReportFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** Of letters, digits, dots, dashes and underscores only. */
    public String name() {
        return name;
    }

    public int size() {
        return content.length;
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
