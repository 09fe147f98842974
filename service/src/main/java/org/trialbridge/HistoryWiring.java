package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import org.trialbridge.db.Database;
import org.trialbridge.history.UndoPages;
import org.trialbridge.history.UndoResource;
import org.trialbridge.history.UndoService;

/** Wires undoing, the history of things and restoring their earlier versions. */
final class HistoryWiring {
    private HistoryWiring() {}

    static void register(Database database, JerseyEnvironment jersey) {
        UndoService undo = new UndoService(database, UndoService.ALLOWED);
        jersey.register(new UndoResource(undo));
        jersey.register(new UndoPages(undo));
    }
}
