package org.trialbridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium that the browser tests drive: one that is installed, else one that can be had without asking. A machine
 * without any fails the tests and is told what to install.
 *
 * @param environment variables that it needs beside the usual ones
 */
record TestBrowser(Path executable, Map<String, String> environment) {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    static TestBrowser find() throws IOException {
        Optional<TestBrowser> installed = installed();
        if (installed.isEmpty()
                && Files.isWritable(Path.of("/var/lib/dpkg"))
                && program("apt-get").isPresent()) {
            installFromDebian();
            installed = installed();
        }
        if (installed.isEmpty() && NpmChromium.runsHere()) {
            return NpmChromium.get();
        }
        return installed.orElseThrow(() -> new IOException("The browser tests need Chromium."
                + " Install it (on Debian: apt-get install chromium), or set CHROME_BIN to the program."));
    }

    private static Optional<TestBrowser> installed() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROME_BIN")).map(Path::of).stream(),
                        NAMES.stream().flatMap(name -> program(name).stream()),
                        Stream.of(ON_A_MAC))
                .flatMap(paths -> paths)
                .filter(TestBrowser::works)
                .map(path -> new TestBrowser(path, Map.of()))
                .findFirst();
    }

    private static void installFromDebian() {
        // without success another way is tried
        runs("apt-get", "update");
        runs("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
    }

    /** Ubuntu has a program chromium-browser that only says how to install the real one. */
    private static boolean works(Path path) {
        return Files.isExecutable(path) && runs(path.toString(), "--version");
    }

    static Optional<Path> program(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean runs(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
