package org.trialbridge.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file as somebody could send it, and what is to become of it.
 *
 * @param refused words of the answer if it is not read at all, else empty
 * @param rows what becomes of each row otherwise: its number, its state and the headings of its errors
 */
record HostileFile(String name, Supplier<byte[]> content, String refused, List<String> rows) {
    static HostileFile refused(String name, byte[] content, String words) {
        return new HostileFile(name, () -> content, words, List.of());
    }

    static HostileFile read(String name, byte[] content, String... rows) {
        return new HostileFile(name, () -> content, "", List.of(rows));
    }

    static HostileFile refused(String name, String content, String words) {
        return refused(name, content.getBytes(StandardCharsets.UTF_8), words);
    }

    static HostileFile read(String name, String content, String... rows) {
        return read(name, content.getBytes(StandardCharsets.UTF_8), rows);
    }

    @Override
    public String toString() {
        return name;
    }
}
