package org.trialbridge.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;

/** Gives every request a number of our own making: in the answer, in the log, in the audit trail, on error pages. */
public final class RequestId implements Filter {
    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final int BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The number of the request that this thread works for, or a new one outside of requests. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? random() : id;
    }

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = random();
        MDC.put(KEY, id);
        try {
            ((HttpServletResponse) response).setHeader(HEADER, id);
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
