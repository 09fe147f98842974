package org.trialbridge.web;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.common.filter.FilterFactory;
import org.eclipse.jetty.io.EofException;

/** Keeps out of the log that a client went away while it was answered: on a poor line that happens all day. */
@JsonTypeName("client-gone")
public final class ClientGone implements FilterFactory<ILoggingEvent> {
    @Override
    public Filter<ILoggingEvent> build() {
        return new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                IThrowableProxy thrown = event.getThrowableProxy();
                while (thrown != null && !thrown.getClassName().equals(EofException.class.getName())) {
                    thrown = thrown.getCause();
                }
                return thrown == null ? FilterReply.NEUTRAL : FilterReply.DENY;
            }
        };
    }
}
