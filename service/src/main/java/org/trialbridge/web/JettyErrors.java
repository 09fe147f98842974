package org.trialbridge.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers in our words where a request never came as far as our code: an address or a header that can not be read. */
final class JettyErrors extends ErrorHandler {
    /** What the server puts in place of an address that it can not read. */
    private static final String UNREADABLE = "/badMessage";

    private final ObjectMapper json;
    private final Map<String, String> headers;

    JettyErrors(ObjectMapper json, Map<String, String> headers) {
        this.json = json;
        this.headers = headers;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback)
            throws IOException {
        String path = path(request);
        String known = response.getHeaders().get(RequestId.HEADER);
        ProblemBody body = ProblemBody.of(code, path, known == null ? RequestId.random() : known);
        boolean api = isApi(request, path);
        String text = api ? json.writeValueAsString(body) : PageWriter.render(Page.problem(body));
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(RequestId.HEADER, body.requestId());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, api ? ProblemBody.MEDIA_TYPE : Page.HTML);
        byte[] bytes = "HEAD".equals(request.getMethod()) ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static String path(Request request) {
        String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
        return path == null || UNREADABLE.equals(path) ? "/" : path;
    }

    /** Of an address that can not be read no path is known; then only a browser, which asks for a page, is given one. */
    private static boolean isApi(Request request, String path) {
        if (!"/".equals(path)) {
            return path.startsWith("/api/");
        }
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept == null || !accept.contains("text/html");
    }
}
