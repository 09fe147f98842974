package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.db.Database;
import org.trialbridge.document.AttachedPages;
import org.trialbridge.document.AttachedResource;
import org.trialbridge.document.DocumentChangeService;
import org.trialbridge.document.DocumentListPages;
import org.trialbridge.document.DocumentListResource;
import org.trialbridge.document.DocumentListService;
import org.trialbridge.document.DocumentPages;
import org.trialbridge.document.DocumentResource;
import org.trialbridge.document.DocumentService;

/** Wires the documents that hang on things of all kinds. */
final class DocumentWiring {
    private DocumentWiring() {}

    static void register(Database database, Clock clock, JerseyEnvironment jersey) {
        DocumentService documents = new DocumentService(database, clock);
        DocumentChangeService changes = new DocumentChangeService(database, clock);
        AttachedResource.all(documents).forEach(jersey::register);
        jersey.register(new DocumentResource(documents, changes));
        jersey.register(new AttachedPages(documents));
        jersey.register(new DocumentPages(documents, changes));
        DocumentListService list = new DocumentListService(database);
        jersey.register(new DocumentListPages(list));
        jersey.register(new DocumentListResource(list));
    }
}
