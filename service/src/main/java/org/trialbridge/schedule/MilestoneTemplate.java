package org.trialbridge.schedule;

import java.util.List;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;

/**
 * Which milestones places have.
 *
 * @param description which places it is for
 * @param stage when a country enters it, the template is applied; null if only by hand
 * @param approvalTemplateId the needed approvals that countries of its type have a copy of; null for all countries
 * @param approvalTemplate what those are called
 * @param items in the order of their days
 */
public record MilestoneTemplate(
        long id,
        int version,
        String name,
        String description,
        Level level,
        @Nullable Stage stage,
        @Nullable Long approvalTemplateId,
        @Nullable String approvalTemplate,
        @Json List<TemplateItem> items) {

    /** Whose milestones they are. */
    public enum Level {
        TRIAL("The trial"),
        COUNTRY("A country"),
        SITE("A site");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public MilestoneTemplate {
        items = List.copyOf(items);
    }
}
