package org.trialbridge.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One sheet of a report as a file for other tools. It lies on the disk, since it can be large, and is gone once it was read.
 *
 * @param name of letters, digits, dots, dashes and underscores only
 * @param sha256 over all bytes, in hexadecimal
 */
public record TableFile(String name, TableFormat format, Path path, long size, String sha256) {

    public static TableFile write(StatusReport report, ReportTable table, TableFormat format) {
        try {
            Path path = Files.createTempFile("trialbridge-", "." + format.ending());
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                    format.write(report, table, out);
                }
                return new TableFile(
                        report.fileName().replace(".xlsx", "_" + table.slug() + "." + format.ending()),
                        format,
                        path,
                        Files.size(path),
                        HexFormat.of().formatHex(digest.digest()));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can not write a table to the disk", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** To be closed: then the file is gone. */
    public InputStream open() {
        try {
            return Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("can not read a table back", e);
        }
    }

    /** Removes it unread. */
    public void forget() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("can not remove a table from the disk", e);
        }
    }
}
