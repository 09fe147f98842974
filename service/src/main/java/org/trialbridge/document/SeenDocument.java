package org.trialbridge.document;

import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;

/** A document with what the reader may do with it. */
public record SeenDocument(Document document, boolean mayChange, boolean mayErase) {

    static SeenDocument of(Actor actor, Document document, List<Place> places) {
        return new SeenDocument(
                document,
                document.holder().mayChange(actor, places),
                document.holder().mayErase(actor, places));
    }
}
