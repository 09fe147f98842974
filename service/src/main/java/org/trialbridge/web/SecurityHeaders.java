package org.trialbridge.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The headers that tell a browser how little it may do with an answer, and how long it may keep it. */
final class SecurityHeaders implements Filter {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String AN_HOUR = "public, max-age=3600";
    private static final String NEVER = "no-store";

    /** The script that opens pages without a line. It lies with the assets and serves the whole site. */
    private static final String WORKER = "/assets/worker.js";

    private final boolean https;

    SecurityHeaders(boolean https) {
        this.https = https;
    }

    /** The headers of every answer. */
    Map<String, String> all() {
        Map<String, String> headers = new TreeMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
                        + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", NEVER);
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        return headers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        all().forEach(answer::setHeader);
        answer.setHeader("Cache-Control", keep((HttpServletRequest) request));
        if (WORKER.equals(((HttpServletRequest) request).getRequestURI())) {
            answer.setHeader("Service-Worker-Allowed", "/");
        }
        chain.doFilter(request, response);
        if (answer.getStatus() == HttpServletResponse.SC_NOT_FOUND
                && !answer.isCommitted()
                && !answer.containsHeader("X-Content-Type-Options")) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND); // the library's servlet of assets resets all headers
        }
    }

    private static String keep(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.startsWith("/webjars/")) { // the version is a part of their path
            return FOR_EVER;
        }
        if (path.startsWith("/assets/")) {
            String query = request.getQueryString();
            return query != null && query.startsWith("v=") ? FOR_EVER : AN_HOUR;
        }
        return NEVER;
    }
}
