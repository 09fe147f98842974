package org.trialbridge.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run PostgreSQL's programs, which refuse to run as root. An ordinary user runs them as they are. Root runs them
 * in a user namespace, where it has no rights but still owns its files; where the machine forbids that, as the account
 * nobody.
 */
enum Unprivileged {
    SAME_USER,
    USER_NAMESPACE,
    NOBODY;

    /** Keeps Ctrl-C in the terminal from the server, and stops the server when this process is gone. Linux only. */
    private static final List<String> LEASH = List.of("setsid", "setpriv", "--pdeathsig", "INT");

    private static final int ROOT_ID = 0;
    private static final int NOBODY_ID = 65534;

    /** The best way on this machine, for this user. */
    static Unprivileged detect() throws IOException {
        if (new UnixSystem().getUid() != ROOT_ID) {
            return SAME_USER;
        }
        for (Unprivileged way : List.of(USER_NAMESPACE, NOBODY)) {
            if (works(way.command(List.of("true")))) {
                return way;
            }
        }
        throw new IOException("PostgreSQL does not run as root, and this machine has neither unshare nor setpriv."
                + " Start Trialbridge as an ordinary user, or set DATABASE_URL.");
    }

    List<String> command(List<String> command) {
        List<String> prefix = switch (this) {
            case SAME_USER -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "--user");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
        };
        return joined(prefix, command);
    }

    /** As {@link #command}, for a server that must not outlive this process where the machine can see to that. */
    List<String> server(List<String> command) {
        return command(works(joined(LEASH, List.of("true"))) ? joined(LEASH, command) : command);
    }

    /** Says whether the programs may enter a folder, or the nearest folder above it that exists. */
    boolean mayEnter(Path folder) {
        Path wanted = folder.toAbsolutePath().normalize();
        Path above = wanted.getParent();
        if (!Files.isDirectory(wanted) && above != null) {
            return mayEnter(above);
        }
        return works(command(List.of("sh", "-c", "cd \"$0\"", wanted.toString())));
    }

    /** Makes a new folder that the programs may pass through. What is secret inside must guard itself. */
    void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (this == NOBODY) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
        if (!mayEnter(folder)) {
            throw new IOException("PostgreSQL does not run as root, and without root's rights it cannot enter " + folder
                    + ". Set DATA_DIR to a folder that the account nobody may enter, such as /var/lib/trialbridge,"
                    + " or start Trialbridge as an ordinary user.");
        }
    }

    /** Hands a file or a folder with all in it to the account that the programs run as. */
    void own(Path path) throws IOException {
        int owner = this == NOBODY ? NOBODY_ID : ROOT_ID;
        if (this != SAME_USER && !Files.getAttribute(path, "unix:uid").equals(owner)) {
            run(List.of("chown", "-R", owner + ":" + owner, path.toString()));
        }
    }

    /** Runs a command to its end, in the root folder because the programs may not enter ours, and returns its output. */
    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status + ": " + output.strip());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while running " + command.get(0));
        }
    }

    private static boolean works(List<String> command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
