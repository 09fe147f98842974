package org.trialbridge.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Hashes passwords with Argon2id: 19 MiB, two passes, one lane (the OWASP recommendation). So that many sign-ins at once
 * do not take all memory and processors, only a few are worked on; the others wait. Thread-safe.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** The hash that stands in for that of an account which does not exist, so that both take the same time. */
    private final String nobodys = argon2(Secret.random("").text());

    /**
     * Does work that hashes when its turn comes.
     *
     * @throws Problem UNAVAILABLE if that takes too long
     */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("Many people are signing in at once. Try again.", Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The service is stopping. Try again.", Duration.ofSeconds(5));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** Returns the hash in the PHC form, with its salt and parameters; for use {@link #inTurn}. */
    String hash(String password) {
        return argon2(password);
    }

    /**
     * Tells whether this is the password; takes as long when there is none. For use {@link #inTurn}.
     *
     * @param hash what {@link #hash} returned, or null for an account without a password or no account at all
     */
    boolean verify(String password, @Nullable String hash) {
        String phc = hash == null ? nobodys : hash;
        boolean same = Password.check(normal(password), phc).with(Argon2Function.getInstanceFromHash(phc));
        return same && hash != null;
    }

    private static String argon2(String password) {
        return Password.hash(normal(password))
                .addRandomSalt(SALT_BYTES)
                .with(ARGON2)
                .getResult();
    }

    /** The same characters, whichever way a keyboard composes them. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
