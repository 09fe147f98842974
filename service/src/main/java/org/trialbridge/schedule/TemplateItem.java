package org.trialbridge.schedule;

import java.util.List;
import org.trialbridge.milestone.Dependency;
import org.trialbridge.milestone.Milestone;

/**
 * A milestone of a template.
 *
 * @param offsetDays when it is planned, in days after the template is entered
 * @param waits what it waits for
 */
public record TemplateItem(Milestone.Code code, int offsetDays, List<Wait> waits) {
    public TemplateItem {
        waits = List.copyOf(waits);
    }

    /** @param after the milestone of the same place, else of its country, else of its trial, if there is one */
    public record Wait(Milestone.Code after, Dependency.Kind kind, int lagDays) {}
}
