package org.trialbridge.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.problem.Errors;

class PasswordRulesTest {
    private static String adviceFor(@Nullable String password) {
        Errors errors = new Errors();
        PasswordRules.check(password, "saida.karimova@example.org", "password", errors);
        return errors.isEmpty() ? "" : errors.list().get(0).message();
    }

    @Test
    void aLongPasswordDoesWhateverItsCharacters() {
        assertThat(adviceFor("paper window tiger")).isEmpty();
        assertThat(adviceFor("бумага окно тигр")).isEmpty();
    }

    @Test
    void aShortOneIsTold() {
        assertThat(adviceFor("paper12345A")).isEqualTo("Enter at least 12 characters; it has 11.");
        assertThat(adviceFor(null)).isNotEmpty();
        assertThat(adviceFor("paper window ".repeat(16))).isEqualTo("Enter at most 200 characters; it has 208.");
    }

    @Test
    void whatIsTriedFirstIsRefused() {
        assertThat(adviceFor("Saida.Karimova@example.org")).contains("other than your e-mail");
        assertThat(adviceFor("saida.karimova")).contains("other than your e-mail");
        assertThat(adviceFor("Password1234")).contains("harder to guess");
        assertThat(adviceFor("ababababababab")).contains("harder to guess");
    }
}
