package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClientGoneTest {
    @Test
    void thatAClientWentAwayIsNotLogged() {
        IOException pipe = new IOException("Broken pipe");
        EofException gone = new EofException(pipe);

        assertThat(decided(new IllegalStateException("could not write", gone))).isEqualTo(FilterReply.DENY);
    }

    @Test
    void everythingElseIs() {
        assertThat(decided(new IOException("No space left on device"))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decided(null)).isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decided(@Nullable Throwable thrown) {
        Logger logger = (Logger) LoggerFactory.getLogger(ClientGoneTest.class);
        return new ClientGone()
                .build()
                .decide(new LoggingEvent(ClientGoneTest.class.getName(), logger, Level.ERROR, "failed", thrown, null));
    }
}
