package org.trialbridge.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * A file that came in, on the disk under a name of ours until it is stored or refused.
 *
 * @param name as it is shown, with an ending that fits its type
 * @param size bytes
 * @param sha256 of the bytes, in hexadecimal
 */
public record ReceivedFile(Path path, String name, FileType type, int size, String sha256) implements AutoCloseable {
    /** The size of the parts in which the bytes are stored. */
    static final int CHUNK = 256 * 1024;

    /**
     * Takes a file in, a part at a time.
     *
     * @throws Problem TOO_LARGE; INVALID if such a file is not taken, or none was chosen
     */
    static ReceivedFile of(SentFile sent) {
        InputStream in = sent.content();
        if (in == null || sent.name() == null || sent.name().isEmpty()) {
            throw Recognition.refused("Choose a file.");
        }
        FileName name = FileName.of(sent.name());
        Path path = null;
        try {
            path = Files.createTempFile("trialbridge-document-", "");
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            int size = copy(in, path, sha256);
            FileType type = Recognition.of(path, name);
            return new ReceivedFile(
                    path, type.named(name.text()), type, size, HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException("cannot keep a document", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    private static int copy(InputStream in, Path path, MessageDigest sha256) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                if (size > Sizes.MOST) {
                    throw Problem.tooLarge("The file is too large. Upload at most " + Sizes.MEGABYTES + " MB.");
                }
                sha256.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        }
        return size;
    }

    public String mediaType() {
        return type.mediaType();
    }

    /** Hands over the bytes in parts, with the number of each, from 0. All are of the same size but the last. */
    void eachPart(BiConsumer<Integer, byte[]> take) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(path)) {
            int read = in.readNBytes(chunk, 0, CHUNK);
            for (int number = 0; read > 0; number++) {
                take.accept(number, read == CHUNK ? chunk : Arrays.copyOf(chunk, read));
                read = in.readNBytes(chunk, 0, CHUNK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a document back", e);
        }
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
            throw new UncheckedIOException("cannot remove a document", e);
        }
    }
}
