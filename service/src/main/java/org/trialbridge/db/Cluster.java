package org.trialbridge.db;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The folder of an embedded PostgreSQL: its data, the password of its superuser and its log. */
record Cluster(Path folder, PostgresBinaries binaries, Unprivileged account, boolean durable) {
    static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_WITH_OWN_LOCALES = 17;

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    String superuserPassword() throws IOException {
        return Files.readString(passwordFile());
    }

    /** Makes the data folder if there is none, and sees to it that it belongs to these programs and to no other server. */
    void prepare() throws IOException {
        account.prepare(folder);
        if (!Files.exists(data())) {
            create();
        }
        if (!Files.isReadable(data().resolve("PG_VERSION"))) {
            throw new IOException(
                    "The data in " + data()
                            + " cannot be read. Start Trialbridge as the user whose they are, or set DATA_DIR to another folder.");
        }
        int wanted = binaries.majorVersion();
        String found = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!found.equals(String.valueOf(wanted))) {
            throw new IOException("The data in " + data() + " are of PostgreSQL " + found + ", but this is PostgreSQL "
                    + wanted + ". Set DATA_DIR to another folder.");
        }
        account.own(data());
        stopLeftOver();
        if (Files.exists(log())) {
            Files.move(log(), folder.resolve("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Works in another folder that gets its name when it is complete, so that a killed first start leaves no half data. */
    private void create() throws IOException {
        Path unfinished = folder.resolve("data.unfinished");
        delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(unfinished);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), newPassword());
        account.own(passwordFile());

        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--data-checksums",
                "--no-instructions"));
        command.addAll(
                binaries.majorVersion() >= FIRST_WITH_OWN_LOCALES
                        ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                        : List.of("--locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        Unprivileged.run(account.command(command));
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends a server whose Trialbridge was killed. No other process can be using it: we hold the lock of the folder. */
    private void stopLeftOver() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle.of(pid).filter(this::servesTheseData).ifPresent(Cluster::stop);
    }

    private boolean servesTheseData(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(List::of)
                .filter(arguments -> arguments.contains(data().toString()))
                .isPresent();
    }

    /** Ends a server without waiting for its clients. */
    static void stop(ProcessHandle server) {
        if (!server.isAlive()) {
            return;
        }
        try {
            Unprivileged.run(List.of("sh", "-c", "kill -INT \"$0\"", String.valueOf(server.pid())));
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException e) {
            server.destroyForcibly();
        }
    }

    static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path passwordFile() {
        return folder.resolve("superuser.password");
    }
}
