package org.trialbridge.db;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: unpacked from the class path, or those that the system property postgres.home names. */
record PostgresBinaries(Path home) {
    private static final String HOME_PROPERTY = "postgres.home";
    private static final Pattern MAJOR_VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** Unpacks into a folder named by the content, unless it is there already. Several processes may do so at once. */
    static PostgresBinaries unpack(Path folder) throws IOException {
        String given = System.getProperty(HOME_PROPERTY);
        if (given != null) {
            return new PostgresBinaries(Path.of(given).toAbsolutePath());
        }
        byte[] archive = read("/postgres-" + system() + "-" + processor() + ".txz");
        Path target = folder.resolve(fingerprint(archive));
        if (!Files.isDirectory(target)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(folder), "unfinished");
            try {
                extract(archive, unfinished);
                permit(unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(target)) {
                    throw e;
                }
                // another process was faster, with the same content
            } finally {
                Cluster.delete(unfinished);
            }
        }
        return new PostgresBinaries(target);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    int majorVersion() throws IOException {
        String answer = Unprivileged.run(List.of(program("postgres"), "--version"));
        Matcher matcher = MAJOR_VERSION.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("cannot read the version of PostgreSQL from: " + answer);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new FileSystemException(entry.getName(), null, "leads out of the archive");
                }
                Files.createDirectories(
                        entry.isDirectory() ? path : path.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, path);
                }
            }
        }
    }

    /** The account that runs the programs may be another one than ours, whatever our umask says. */
    private static void permit(Path tree) throws IOException {
        Path programs = tree.resolve("bin");
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!Files.isSymbolicLink(path)) {
                    boolean pass = Files.isDirectory(path) || path.startsWith(programs);
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(pass ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("There is no PostgreSQL for this machine on board (" + resource
                        + "). Set DATABASE_URL to a PostgreSQL server.");
            }
            return in.readAllBytes();
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    private static String fingerprint(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
