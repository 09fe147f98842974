package org.trialbridge.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.trialbridge.access.Actor;
import org.trialbridge.document.Document;
import org.trialbridge.document.DocumentInput;
import org.trialbridge.document.DocumentService;
import org.trialbridge.document.SentFile;

/** Files that hang on things of the demonstration, made up. */
final class DemoDocuments {
    private DemoDocuments() {}

    static void add(Actor actor, DocumentService documents, long agreementId) {
        documents.attach(
                actor,
                "agreements/" + agreementId,
                new DocumentInput(
                        "Signed text (illustrative)",
                        Document.Kind.SIGNED_AGREEMENT,
                        "Made up for the demonstration.",
                        LocalDate.of(2020, 11, 10)),
                file(
                        "agreement.txt",
                        "Clinical trial agreement.\nMade up for the demonstration; nobody has signed it.\n"));
    }

    private static SentFile file(String name, String text) {
        return new SentFile(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
