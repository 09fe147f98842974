package org.trialbridge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.brotli.dec.BrotliInputStream;

/** A Chromium from the npm registry, for machines where nothing may be installed. It is fetched once for each user. */
final class NpmChromium {
    private static final String PACKAGE = "@sparticuz/chromium@153.0.0";
    private static final String SHA_512 =
            "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==";

    private NpmChromium() {}

    static boolean runsHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && TestBrowser.program("npm").isPresent();
    }

    static TestBrowser get() throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "trialbridge-tests");
        Path folder = cache.resolve("chromium-153.0.0");
        if (!Files.isDirectory(folder)) {
            install(Files.createTempDirectory(Files.createDirectories(cache), "unfinished"), folder);
        }
        return new TestBrowser(
                folder.resolve("chromium"),
                Map.of(
                        "LD_LIBRARY_PATH", folder.resolve("lib").toString(),
                        "FONTCONFIG_FILE", folder.resolve("fonts.conf").toString()));
    }

    private static void install(Path unfinished, Path folder) throws IOException {
        Path archive = unfinished.resolve("sparticuz-chromium-153.0.0.tgz");
        if (!TestBrowser.runs("npm", "pack", PACKAGE, "--pack-destination", unfinished.toString())) {
            throw new IOException("npm pack " + PACKAGE + " failed. Install Chromium, or set CHROME_BIN.");
        }
        byte[] packed = Files.readAllBytes(archive);
        if (!sha512(packed).equals(SHA_512)) {
            throw new IOException(PACKAGE + " is not the package that these tests were written with.");
        }
        unpack(packed, unfinished);
        Files.writeString(
                unfinished.resolve("fonts.conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig>
                  <dir>%s</dir>
                  <dir>/usr/share/fonts</dir>
                  <cachedir>%s</cachedir>
                </fontconfig>
                """.formatted(folder.resolve("fonts"), folder.resolve("font-cache")));
        Files.delete(archive);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(byte[] packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                switch (entry.getName()) {
                    case "package/bin/chromium.br" -> {
                        Path program = target.resolve("chromium");
                        Files.copy(new BrotliInputStream(tar), program);
                        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                    case "package/bin/al2023.tar.br", "package/bin/fonts.tar.br" ->
                        unpackFiles(new BrotliInputStream(tar), target);
                    default -> {} // JavaScript, and parts for other machines
                }
            }
        }
    }

    private static void unpackFiles(InputStream archive, Path target) throws IOException {
        byte[] content = archive.readAllBytes();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(content))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new FileSystemException(entry.getName(), null, "leads out of the archive");
                }
                Files.createDirectories(
                        entry.isDirectory() ? path : path.resolve("..").normalize());
                if (entry.isFile()) {
                    Files.copy(tar, path);
                }
            }
        }
    }

    private static String sha512(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
