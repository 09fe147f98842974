package org.trialbridge.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form in which counts are entered, the same for a site and for a country. */
public final class CountsEntryPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private CountsEntryPages() {}

    /**
     * What {@code entry.ftlh} shows.
     *
     * @param warnings what is to be confirmed
     * @param askWhy whether a reason is asked for
     */
    public record Model(Form form, CountsEntry entry, List<Field> fields, List<Option> warnings, boolean askWhy) {
        public List<Option> reasonOptions() {
            return Arrays.stream(CorrectionReason.values())
                    .map(reason -> new Option(reason.name(), reason.label()))
                    .toList();
        }

        public List<Option> qualifiers() {
            return Arrays.stream(Qualifier.values())
                    .map(qualifier -> new Option(qualifier.name(), qualifier.label()))
                    .toList();
        }
    }

    /**
     * A count to enter.
     *
     * @param previous what is reported for the period, or else for an earlier one
     * @param typed what stands in the field, if it is a number
     */
    public record Field(
            Metric metric,
            @Nullable Long previous,
            @Nullable Long typed) {}

    /** Something to choose or to confirm. */
    public record Option(String value, String text) {}

    /** The form as it is first shown: it starts with what is reported, or else with the last values. */
    static Page first(CountsEntry entry) {
        Form form = Form.empty();
        CountsLine current = entry.current();
        Figures figures = current == null ? entry.before() : current.counts().figures();
        for (Metric metric : Metric.values()) {
            form = form.with(metric.jsonName(), metric.of(figures));
        }
        Qualifier qualifier =
                current == null ? Qualifier.EXACT : current.counts().qualifier();
        return page(entry, form.with("qualifier", qualifier), List.of());
    }

    /**
     * The form with what was typed and what is wrong with it.
     *
     * @throws Problem the same problem, if it is not about what was typed
     */
    static Page again(CountsEntry entry, Form form, Problem problem) {
        List<Option> warnings = new ArrayList<>(form.values(Warning.FIELD).stream()
                .filter(code -> code.matches("[A-Z0-9_]{1,40}"))
                .map(code -> new Option(code, code.replace('_', ' ').toLowerCase(Locale.ROOT)))
                .toList());
        problem.errors().stream()
                .filter(error -> error.field().equals(Warning.FIELD))
                .forEach(error -> warnings.add(
                        new Option(Warning.codeOf(error), Warning.inWords(error).message())));
        List<FieldError> errors =
                problem.errors().stream().map(Warning::inWords).toList();
        Form shown = form.with(problem.kind() == Problem.Kind.INVALID ? Problem.invalid(errors) : problem);
        return page(entry, shown, warnings);
    }

    private static Page page(CountsEntry entry, Form form, List<Option> warnings) {
        CountsLine current = entry.current();
        Figures previous = current == null ? entry.before() : current.counts().figures();
        List<Field> fields = Arrays.stream(Metric.values())
                .map(metric -> new Field(metric, metric.of(previous), typed(form.value(metric.jsonName()))))
                .toList();
        boolean askWhy = current != null
                || !form.error("reasonCode").isEmpty()
                || !form.error("note").isEmpty()
                || !form.value("reasonCode").isEmpty();
        String title = (current == null ? "Report " : "Correct ") + period(entry.place(), entry.periodEnd());
        return new Page(CountsEntryPages.class, "entry.ftlh", title, new Model(form, entry, fields, warnings, askWhy));
    }

    private static @Nullable Long typed(String text) {
        return text.matches("[0-9]{1,9}") ? Long.valueOf(text) : null;
    }

    static CountsInput input(Form form) {
        return new CountsInput(
                form.integer("screened"),
                form.integer("screenFailed"),
                form.integer("enrolled"),
                form.integer("dose1"),
                form.integer("dose2"),
                form.integer("dose3"),
                form.integer("withdrawn"),
                form.integer("completed"),
                form.choice("qualifier", Qualifier.class),
                form.choice("reasonCode", CorrectionReason.class),
                form.text("note"),
                form.values(Warning.FIELD));
    }

    /** The revision that the form was made for, or null if there was none. */
    static @Nullable Integer version(Form form) {
        return form.version() > 0 ? form.version() : null;
    }

    /** What the person reads when the report is in. */
    static String receipt(CountsPlace place, LocalDate periodEnd, Submitted submitted) {
        String period = period(place, periodEnd);
        CountsLine line = submitted.line();
        String number = "Number " + line.id() + ", " + moment(line.recordedAt()) + ".";
        return switch (submitted.outcome()) {
            case REPORTED -> "The report of " + place.code() + " for the " + period + " is saved. " + number;
            case CORRECTED -> "The correction of " + place.code() + " for the " + period + " is saved. " + number;
            case UNCHANGED -> "This was reported already, so nothing was changed. " + number;
        };
    }

    static String period(CountsPlace place, LocalDate periodEnd) {
        return place.periodWords() + " " + DAY.format(periodEnd);
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }
}
