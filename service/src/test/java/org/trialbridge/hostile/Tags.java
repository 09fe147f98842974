package org.trialbridge.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The elements that the templates are made of. */
final class Tags {
    private static final Pattern TAG = Pattern.compile("<([a-z][a-z0-9]*)");

    static final List<String> ALL = read();

    private Tags() {}

    private static List<String> read() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org/trialbridge"))) {
            return files.filter(file -> file.toString().endsWith(".ftlh"))
                    .flatMap(Tags::of)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> of(Path template) {
        try {
            return TAG.matcher(Files.readString(template)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
