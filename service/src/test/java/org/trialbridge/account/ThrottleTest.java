package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant LAST = Instant.parse("2021-02-05T08:00:00Z");

    private static Duration waitAfter(int failures, Duration since) {
        return Throttle.wait(new Failures(failures, LAST), LAST.plus(since));
    }

    @Test
    void nineFailuresCostNothing() {
        assertThat(waitAfter(9, Duration.ZERO)).isZero();
        assertThat(Throttle.wait(new Failures(0, null), LAST)).isZero();
    }

    @Test
    void theWaitDoublesWithEachFurtherFailureUpToAQuarterOfAnHour() {
        assertThat(waitAfter(10, Duration.ZERO)).hasSeconds(15);
        assertThat(waitAfter(11, Duration.ZERO)).hasSeconds(30);
        assertThat(waitAfter(12, Duration.ZERO)).hasSeconds(60);
        assertThat(waitAfter(16, Duration.ZERO)).hasMinutes(15);
        assertThat(waitAfter(5000, Duration.ZERO)).hasMinutes(15);
    }

    @Test
    void theWaitPassesAndIsRoundedUp() {
        assertThat(waitAfter(10, Duration.ofMillis(4_200))).hasSeconds(11);
        assertThat(waitAfter(10, Duration.ofSeconds(15))).isZero();
        assertThat(waitAfter(5000, Duration.ofMinutes(16))).isZero();
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        assertThat(Throttle.address("2001:db8:0:1::7")).isEqualTo(Throttle.address("2001:db8:0:1:ffff::9"));
        assertThat(Throttle.address("2001:db8:0:2::7")).isNotEqualTo(Throttle.address("2001:db8:0:1::7"));
        assertThat(Throttle.address("192.0.2.1")).isNotEqualTo(Throttle.address("192.0.2.2"));
    }
}
