package org.trialbridge;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. Absent or empty texts count as absent.
 *
 * @param url a JDBC address; absent: an embedded PostgreSQL with its files in {@code dataDir}
 * @param owner the user who migrates the schema; absent: {@code user}
 * @param dataDir absent: {@code data} in the working directory, or {@code /var/lib/trialbridge} where root's PostgreSQL,
 *     which runs without root's rights, may not enter that
 */
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String owner,
        @Nullable String ownerPassword,
        @Nullable String dataDir,
        int maxConnections) {
    static final Path DEFAULT_DATA_DIR = Path.of("data");
    static final Path DEFAULT_DATA_DIR_OF_ROOT = Path.of("/var/lib/trialbridge");

    boolean isEmbedded() {
        return isAbsent(url);
    }

    static boolean isAbsent(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static String orElse(@Nullable String text, @Nullable String other) {
        if (text != null && !text.isBlank()) {
            return text;
        }
        return other == null ? "" : other;
    }
}
