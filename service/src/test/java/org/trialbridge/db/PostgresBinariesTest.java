package org.trialbridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path folder;

    @Test
    void whoeverUnpacksAtTheSameTimeGetsTheSameProgramsAndLeavesNothingBehind() throws IOException {
        List<String> programs = IntStream.range(0, 3)
                .parallel()
                .mapToObj(i -> unpack().program("postgres"))
                .distinct()
                .toList();

        assertThat(programs)
                .singleElement()
                .satisfies(program -> assertThat(Path.of(program)).isExecutable());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    private PostgresBinaries unpack() {
        try {
            return PostgresBinaries.unpack(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
