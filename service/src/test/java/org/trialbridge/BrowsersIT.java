package org.trialbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowsersIT {
    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void aPageIsShown() {
        Page page = browsers.page();

        page.navigate("data:text/html,<h1>Trialbridge</h1>");

        assertThat(page.locator("h1").innerText()).isEqualTo("Trialbridge");
    }

    @Test
    void scriptsCanBeSwitchedOff() {
        Page page = browsers.page(options -> options.setJavaScriptEnabled(false));

        page.navigate(
                "data:text/html,<h1>Without</h1><script>document.querySelector('h1').innerText = 'With'</script>");

        assertThat(page.locator("h1").innerText()).isEqualTo("Without");
    }
}
