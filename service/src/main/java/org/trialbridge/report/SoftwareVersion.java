package org.trialbridge.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this software, as the build wrote it into a file beside this class. */
public final class SoftwareVersion {
    private SoftwareVersion() {}

    public static String read() {
        String name = "software.properties";
        try (InputStream file = Objects.requireNonNull(SoftwareVersion.class.getResourceAsStream(name), name)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
