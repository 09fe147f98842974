package org.trialbridge.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.trialbridge.problem.Problem;

/**
 * Makes whoever guesses passwords wait: after ten wrong ones in a row for an account, or from an address, 15 seconds, and
 * twice as long after each further one, at most a quarter of an hour. Nobody is locked out for good; a new password by a
 * link ends the wait for the account.
 */
final class Throttle {
    /** Failures older than this count no more. */
    static final Duration MEMORY = Duration.ofHours(24);

    private static final int FREE = 10;
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 6;
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private Throttle() {}

    static byte[] account(String email) {
        return Secret.digest("account " + email);
    }

    /** An IPv6 address counts as its network: whoever has one address there has them all. */
    static byte[] address(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a numeric address: nothing is looked up
            byte[] network = bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
            return Secret.digest("address " + HexFormat.of().formatHex(network));
        } catch (UnknownHostException e) {
            return Secret.digest("address " + address);
        }
    }

    /**
     * Returns normally if nobody has to wait.
     *
     * @throws Problem TOO_MANY_REQUESTS, with the time to wait
     */
    static void check(Failures failures, Instant now) {
        Duration wait = wait(failures, now);
        if (!wait.isZero()) {
            throw Problem.tooManyRequests(
                    "There were too many wrong passwords. Wait " + wait.toSeconds() + " seconds, then try again.",
                    wait);
        }
    }

    /** How long to wait from now on, in whole seconds, rounded up. */
    static Duration wait(Failures failures, Instant now) {
        Instant last = failures.last();
        if (failures.count() < FREE || last == null) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures.count() - FREE, MOST_DOUBLINGS));
        Instant end = last.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        Duration rest = Duration.between(now, end);
        return rest.isNegative() || rest.isZero()
                ? Duration.ZERO
                : Duration.ofSeconds(rest.plusNanos(999_999_999).toSeconds());
    }
}
