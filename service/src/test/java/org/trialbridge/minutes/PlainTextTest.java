package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbridge.minutes.PlainText.Block;
import org.trialbridge.minutes.PlainText.Kind;

class PlainTextTest {
    @Test
    void paragraphsAndListsAreToldApartAndNothingElse() {
        PlainText plain = PlainText.of("""
                The sponsor presented.
                # No heading, <b>no</b> markup

                Questions:
                - On supply
                • On insurance

                2. Second
                3) Third
                -no list""");

        assertThat(plain.blocks())
                .containsExactly(
                        new Block(Kind.PARAGRAPH, List.of("The sponsor presented.", "# No heading, <b>no</b> markup")),
                        new Block(Kind.PARAGRAPH, List.of("Questions:")),
                        new Block(Kind.BULLETS, List.of("On supply", "On insurance")),
                        new Block(Kind.NUMBERS, List.of("2. Second", "3) Third")),
                        new Block(Kind.PARAGRAPH, List.of("-no list")));
        assertThat(PlainText.of(" \n\n").blocks()).isEmpty();
    }
}
