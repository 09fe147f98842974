package org.trialbridge.edition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Problem;

/** Tells anybody who holds a file whether it is an edition. Whoever knows the bytes may know what they are; nothing is kept. */
public final class VerificationService {
    private static final int DIGITS = 64;

    private final Database database;

    public VerificationService(Database database) {
        this.database = database;
    }

    /** @param file is read to its end */
    public Verdict verify(Actor actor, InputStream file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                file.transferTo(out);
            }
            return verdict(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param sha256 in hexadecimal
     * @throws Problem INVALID if it is none
     */
    public Verdict verify(Actor actor, @Nullable String sha256) {
        String digest = sha256 == null ? "" : sha256.strip().toLowerCase(Locale.ROOT);
        if (!digest.matches("[0-9a-f]{" + DIGITS + "}")) {
            throw Problem.invalid("sha256", "Enter the {0} digits of a SHA-256, from 0 to 9 and a to f.", DIGITS);
        }
        return verdict(digest);
    }

    private Verdict verdict(String sha256) {
        return database.read(tx ->
                tx.dao(EditionDao.class).ofDigest(sha256).map(Verdict::of).orElseGet(() -> Verdict.notOurs(sha256)));
    }
}
