package org.trialbridge.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * What a country needs as somebody wrote it down, not yet checked.
 *
 * @param templateId of the template that it is taken from
 * @param items what is needed; absent for the template's own
 */
public record NeedsInput(
        @Nullable Long templateId,
        @Nullable List<@Nullable NeedInput> items,
        @Nullable String reason) {

    public NeedsInput {
        items = items == null ? null : items.stream().toList();
    }

    /**
     * Returns the needs, if every rule is kept. They are copied from the template, so that a later change of it changes no country.
     *
     * @param template the template named, or null if there is none of that id
     * @throws Problem INVALID naming every broken rule
     */
    CountryNeeds toNeeds(CountryNeeds stored, @Nullable ApprovalTemplate template) {
        Errors errors = new Errors();
        errors.check(templateId == null || template != null, "templateId", "Choose one of the templates.");
        String reason = errors.text(this.reason, "reason", 1000);
        List<Need> needs = items == null && template != null ? template.items() : NeedInput.check(items, errors);
        errors.throwIfAny();
        return new CountryNeeds(
                stored.version(),
                stored.trialId(),
                stored.participationId(),
                stored.trial(),
                stored.iso2(),
                template == null ? null : template.name(),
                reason,
                needs);
    }
}
