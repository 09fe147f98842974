package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form in which counts are entered, the same for a site and for a country. */
public final class CountsEntryPages {
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Holds {@link #AS_NEW} where what is new since the last report is entered, and not totals. */
    static final String ENTER = "enter";

    private static final String AS_NEW = "new";
    /** Sent by the button for going from one way to the other. */
    private static final String SWITCH = "switch";
    /** Holds the last values that the form showed. */
    private static final String BASE = "base";
    /** Sent by the button for a period in which nobody came. */
    private static final String UNCHANGED = "unchanged";

    private CountsEntryPages() {}

    /**
     * What {@code entry.ftlh} shows.
     *
     * @param warnings what is to be confirmed
     * @param askWhy whether a reason is asked for
     * @param overtaken whether somebody else reported while this was typed
     */
    public record Model(
            Form form,
            CountsEntry entry,
            List<Field> fields,
            List<Option> warnings,
            boolean askWhy,
            boolean overtaken) {
        /** Whether what is new since the last report is entered. */
        public boolean asNew() {
            return CountsEntryPages.asNew(form, entry);
        }

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
     * @param total to which cumulative count that which stands in the field leads, if it is a number
     */
    public record Field(
            Metric metric,
            @Nullable Long previous,
            @Nullable Long total) {}

    /** Something to choose or to confirm. */
    public record Option(String value, String text) {}

    /**
     * The form as it is first shown: with what is reported, or else with the last values; with zeros where what is new is
     * to be entered.
     *
     * @param enter what the address says about {@link #ENTER}
     */
    static Page first(CountsEntry entry, @Nullable String enter) {
        Form form = Form.empty().with(ENTER, enter);
        for (Metric metric : Metric.values()) {
            Long shown = metric.of(entry.shown());
            form = form.with(metric.jsonName(), shown != null && asNew(form, entry) ? Long.valueOf(0) : shown);
        }
        CountsLine current = entry.current();
        Qualifier qualifier =
                current == null ? Qualifier.EXACT : current.counts().qualifier();
        return page(entry, form.with("qualifier", qualifier), List.of());
    }

    private static boolean asNew(Form form, CountsEntry entry) {
        return entry.continues() && AS_NEW.equals(form.value(ENTER));
    }

    /**
     * The form that was sent, with what it leaves to us: the last values again where the button said that nobody came, and
     * totals where somebody else reported while this person entered what is new.
     */
    static Form sent(Form form, CountsEntry entry) {
        CountsLine last = entry.last();
        if (last == null) {
            return form;
        }
        if (form.checked(UNCHANGED)) {
            Figures figures = last.counts().figures();
            return filled(form, metric -> metric.of(figures))
                    .with("qualifier", last.counts().qualifier());
        }
        if (AS_NEW.equals(form.value(ENTER)) && !entry.continues()) {
            return filled(form, metric -> {
                String text = form.value(metric.jsonName());
                Integer typed = typed(text);
                return typed == null ? text : entry.total(metric, typed);
            });
        }
        return form;
    }

    /** Whether the form came from the button for going from totals to what is new, or back. */
    static boolean isSwitched(Form form) {
        return !form.value(SWITCH).isEmpty();
    }

    /** The form in the other way, with what was typed worked out for it. What is no number stays as it is. */
    static Page switched(CountsEntry entry, Form form) {
        boolean toNew = AS_NEW.equals(form.value(SWITCH)) && entry.continues();
        if (toNew == asNew(form, entry)) {
            return page(entry, form, List.of());
        }
        Form other = form;
        for (Metric metric : Metric.values()) {
            Integer typed = typed(form.value(metric.jsonName()));
            if (typed != null) {
                long before = CountsRules.orZero(metric.of(entry.before()));
                other = other.with(metric.jsonName(), toNew ? typed - before : typed + before);
            }
        }
        return page(entry, other.with(ENTER, toNew ? AS_NEW : null), List.of());
    }

    private static Form filled(Form form, Function<Metric, @Nullable Object> value) {
        Form filled = form.with(ENTER, null);
        for (Metric metric : Metric.values()) {
            filled = filled.with(metric.jsonName(), value.apply(metric));
        }
        return filled;
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
        Form shown = sent(form, entry).with(problem.kind() == Problem.Kind.INVALID ? Problem.invalid(errors) : problem);
        return page(entry, shown, warnings);
    }

    private static Page page(CountsEntry entry, Form form, List<Option> warnings) {
        CountsLine current = entry.current();
        boolean asNew = asNew(form, entry);
        List<Field> fields = Arrays.stream(Metric.values())
                .map(metric -> {
                    Integer typed = typed(form.value(metric.jsonName()));
                    Integer total = asNew ? entry.total(metric, typed) : typed;
                    return new Field(metric, metric.of(entry.shown()), total == null ? null : Long.valueOf(total));
                })
                .toList();
        boolean askWhy = current != null
                || !form.error("reasonCode").isEmpty()
                || !form.error("note").isEmpty()
                || !form.value("reasonCode").isEmpty();
        boolean overtaken =
                current != null && form.hasErrors() && current.counts().revision() != form.version();
        String title = (current == null ? "Report " : "Correct ") + period(entry.place(), entry.periodEnd());
        return new Page(
                CountsEntryPages.class,
                "entry.ftlh",
                title,
                new Model(form, entry, fields, warnings, askWhy, overtaken));
    }

    private static @Nullable Integer typed(String text) {
        String digits = SPACES.matcher(text).replaceAll("");
        return digits.matches("-?[0-9]{1,8}") ? Integer.valueOf(digits) : null;
    }

    /**
     * Reads the form. What is new since the last report is added to the last values.
     *
     * @throws Problem CONFLICT if the last values are not those any more to which it was to be added; INVALID if something
     *     can not be read
     */
    static CountsInput input(Form form, CountsEntry entry) {
        boolean asNew = asNew(form, entry);
        Map<Metric, @Nullable Integer> typed = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            Integer count = form.integer(metric.jsonName());
            typed.put(metric, asNew ? entry.total(metric, count) : count);
        }
        CountsInput input = new CountsInput(
                typed.get(Metric.SCREENED),
                typed.get(Metric.SCREEN_FAILED),
                typed.get(Metric.ENROLLED),
                typed.get(Metric.DOSE1),
                typed.get(Metric.DOSE2),
                typed.get(Metric.DOSE3),
                typed.get(Metric.WITHDRAWN),
                typed.get(Metric.COMPLETED),
                form.choice("qualifier", Qualifier.class),
                form.choice("reasonCode", CorrectionReason.class),
                form.text("note"),
                form.values(Warning.FIELD));
        form.throwIfUnreadable();
        boolean hangsOnLastValues = asNew || form.checked(UNCHANGED);
        if (hangsOnLastValues && !form.value(BASE).equals(entry.base())) {
            throw Problem.conflict(
                    "The last report was changed meanwhile. Check the numbers: beside each field stands the"
                            + " last value as it is now.");
        }
        return input;
    }

    /** The revision that the form was made for, or null if there was none. */
    static @Nullable Integer version(Form form) {
        return form.version() > 0 ? form.version() : null;
    }

    static String period(CountsPlace place, LocalDate periodEnd) {
        return place.periodWords() + " " + DAY.format(periodEnd);
    }
}
