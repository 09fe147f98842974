package org.trialbridge.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/**
 * A file as it came, kept on the disk only as long as it is read.
 *
 * @param name as the sender calls it; to be shown only, never a path
 * @param sha256 of its bytes, in hexadecimal
 */
public record UploadedFile(String name, Path path, String sha256) implements AutoCloseable {
    private static final int LONGEST_NAME = 100;
    private static final int CHUNK = 1 << 16;

    /**
     * @throws Problem TOO_LARGE if it is larger than the limit
     */
    public static UploadedFile receive(@Nullable String name, InputStream in, Limits limits) {
        Path path = null;
        try {
            path = Files.createTempFile("trialbridge-upload-", "");
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = Files.newOutputStream(path)) {
                byte[] chunk = new byte[CHUNK];
                long all = 0;
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    all += read;
                    if (all > limits.bytes()) {
                        throw Problem.tooLarge(
                                "The file is too large. Upload at most " + limits.bytes() / 1024 / 1024 + " MB.");
                    }
                    sha256.update(chunk, 0, read);
                    out.write(chunk, 0, read);
                }
            }
            return new UploadedFile(shown(name), path, HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException("cannot keep an upload", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    /** What follows the last slash, without what can not be shown. */
    static String shown(@Nullable String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().limit(LONGEST_NAME).filter(UploadedFile::isShown).forEach(kept::appendCodePoint);
        String clean = Texts.clean(kept.toString());
        return clean.isEmpty() ? "file" : clean;
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> false;
            default -> true;
        };
    }

    boolean isNamed(String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(@Nullable Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an upload", e);
        }
    }
}
