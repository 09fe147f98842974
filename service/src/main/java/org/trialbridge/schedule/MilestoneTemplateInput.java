package org.trialbridge.schedule;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.schedule.MilestoneTemplate.Level;
import org.trialbridge.trial.Stage;

/** A template of milestones as somebody wrote it down, not yet checked. */
public record MilestoneTemplateInput(
        @Nullable String name,
        @Nullable String description,
        @Nullable Level level,
        @Nullable Stage stage,
        @Nullable Long approvalTemplateId,
        @Nullable List<@Nullable TemplateItemInput> items) {

    public MilestoneTemplateInput {
        items = items == null ? null : items.stream().toList();
    }

    /**
     * Returns the template, if every rule is kept.
     *
     * @param id of the template to be changed, or 0 for a new one
     * @param others the templates that there are
     * @param types the types of countries that there are
     * @throws Problem INVALID naming every broken rule
     */
    MilestoneTemplate toTemplate(long id, List<MilestoneTemplate> others, List<CountryType> types) {
        Errors errors = new Errors();
        String name = errors.text(this.name, "name", 100);
        String description = errors.text(this.description, "description", 500);
        errors.check(
                others.stream()
                        .noneMatch(other -> other.id() != id && other.name().equalsIgnoreCase(name)),
                "name",
                "Choose another name: there is a template of this name.");
        Level level = errors.require(this.level, "level", Level.COUNTRY);
        errors.check(
                stage == null || level != Level.TRIAL,
                "stage",
                "Leave out the stage: only countries have one. Apply it to a trial by hand.");
        errors.check(stage == null || !stage.isAside(), "stage", "Choose a stage of the pipeline.");
        errors.check(stage != Stage.IDENTIFIED, "stage", "Choose a later stage: every country begins as Identified.");
        errors.check(
                approvalTemplateId == null || level != Level.TRIAL,
                "approvalTemplateId",
                "Leave out the type of country: this is for a trial.");
        errors.check(
                approvalTemplateId == null || types.stream().anyMatch(type -> approvalTemplateId.equals(type.id())),
                "approvalTemplateId",
                "Choose one of the types of countries.");
        List<TemplateItem> items = TemplateItemInput.check(this.items, errors).stream()
                .sorted(Comparator.comparing(TemplateItem::offsetDays))
                .toList();
        errors.throwIfAny();
        return new MilestoneTemplate(id, 1, name, description, level, stage, approvalTemplateId, null, items);
    }
}
