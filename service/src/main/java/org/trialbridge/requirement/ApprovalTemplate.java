package org.trialbridge.requirement;

import java.util.List;
import org.jdbi.v3.json.Json;

/**
 * Which approvals countries of a type need.
 *
 * @param description which countries it is for
 * @param items in their order
 */
public record ApprovalTemplate(
        long id,
        int version,
        String name,
        String description,
        @Json List<Need> items) {
    public ApprovalTemplate {
        items = List.copyOf(items);
    }
}
