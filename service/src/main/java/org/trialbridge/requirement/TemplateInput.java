package org.trialbridge.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** A template as somebody wrote it down, not yet checked. */
public record TemplateInput(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<@Nullable NeedInput> items) {

    public TemplateInput {
        items = items == null ? null : items.stream().toList();
    }

    /**
     * Returns the template, if every rule is kept.
     *
     * @param id of the template to be changed, or 0 for a new one
     * @param others the templates that there are
     * @throws Problem INVALID naming every broken rule
     */
    ApprovalTemplate toTemplate(long id, List<ApprovalTemplate> others) {
        Errors errors = new Errors();
        String name = errors.text(this.name, "name", 100);
        String description = errors.text(this.description, "description", 500);
        errors.check(
                others.stream()
                        .noneMatch(other -> other.id() != id && other.name().equalsIgnoreCase(name)),
                "name",
                "Choose another name: there is a template of this name.");
        List<Need> needs = NeedInput.check(items, errors);
        errors.throwIfAny();
        return new ApprovalTemplate(id, 1, name, description, needs);
    }
}
