package org.trialbridge.upload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.trialbridge.TestApplication;

/** Sends files as browsers and programs do. */
public final class FileUpload {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LIMIT = "a-limit-between-parts";

    private final TestApplication app;

    public FileUpload(TestApplication app) {
        this.app = app;
    }

    /** Sends a file with further fields of the form, as name, value, name, value; and the headers of who sends it. */
    public HttpResponse<String> send(String path, String fileName, byte[] content, String[] fields, String... headers) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            start.append("--" + LIMIT + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                    + fields[i + 1] + "\r\n");
        }
        start.append("--" + LIMIT + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app.url() + path))
                .header("Content-Type", "multipart/form-data; boundary=" + LIMIT)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(start.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + LIMIT + "--\r\n")));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return answer(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Downloads a file. */
    public HttpResponse<byte[]> download(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app.url() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return answer(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
