package org.trialbridge.document;

import java.util.List;

/**
 * The documents of one thing, the latest first.
 *
 * @param mayAttach whether the reader may attach one
 */
public record Documents(Holder holder, List<Document> items, boolean mayAttach) {
    public Documents {
        items = List.copyOf(items);
    }

    /** Those that count. */
    public List<Document> inForce() {
        return items.stream().filter(Document::inForce).toList();
    }

    /** Those that were replaced, withdrawn or erased. */
    public List<Document> former() {
        return items.stream().filter(document -> !document.inForce()).toList();
    }

    /** The page on which they are attached. */
    public String path() {
        return "/documents/of/" + holder.ref();
    }
}
