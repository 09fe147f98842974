package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aHashIsInThePhcFormAndSaltedEachTime() {
        String one = passwords.hash("paper window tiger");
        String other = passwords.hash("paper window tiger");

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
        assertThat(passwords.verify("paper window tiger", one)).isTrue();
        assertThat(passwords.verify("paper window tigeR", one)).isFalse();
    }

    @Test
    void theSameCharactersComposedOtherwiseAreTheSamePassword() {
        String hash = passwords.hash("caf\u00e9 window tiger");

        assertThat(passwords.verify("cafe\u0301 window tiger", hash)).isTrue();
    }

    @Test
    void withoutAHashNothingIsRightButTheWorkIsDone() {
        assertThat(passwords.verify("paper window tiger", null)).isFalse();
    }
}
