package org.trialbridge.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/**
 * A form as it was sent: what was typed, and what was wrong with it. A reader that does not understand what was typed
 * notes an error and returns null; {@link #throwIfUnreadable} then stops. Fields of repeated rows are named {@code
 * rows/0/name}.
 */
public final class Form {
    private static final int MOST_ROWS = 200;

    private final MultivaluedMap<String, String> fields;
    private final String prefix;
    private final Errors unreadable;
    private final Declined declined;

    public Form(MultivaluedMap<String, String> fields) {
        this(fields, "", new Errors(), Declined.NOT);
    }

    private Form(MultivaluedMap<String, String> fields, String prefix, Errors unreadable, Declined declined) {
        this.fields = fields;
        this.prefix = prefix;
        this.unreadable = unreadable;
        this.declined = declined;
    }

    /** A form in which nothing has been typed yet. */
    public static Form empty() {
        return new Form(new MultivaluedHashMap<>());
    }

    /** A form that starts with what a record holds; its fields are named as the record's components. */
    public static Form of(Record values) {
        return new Form(Components.of(values));
    }

    /** This form with one more field set, for values that no record holds. */
    public Form with(String field, @Nullable Object value) {
        MultivaluedMap<String, String> more = new MultivaluedHashMap<>(fields);
        more.putSingle(name(field), value == null ? "" : value.toString());
        return new Form(more, prefix, unreadable, declined);
    }

    /** The name under which a field is sent; in a row, with the row in front. */
    public String name(String field) {
        return prefix + field;
    }

    /** What was typed, or an empty text, for showing again. */
    public String value(String field) {
        String value = fields.getFirst(name(field));
        return value == null ? "" : value;
    }

    /** What was typed into a field that can be sent several times. */
    public List<String> values(String field) {
        return fields.getOrDefault(name(field), List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** What was typed into the day, month or year of a date; a date of one field is taken apart. */
    public String part(String field, String part) {
        String typed = value(field + "-" + part);
        return typed.isEmpty() ? Entries.part(value(field), part) : typed;
    }

    /** The text typed, or null if there is none. What may be stored is decided by the input's own rules. */
    public @Nullable String text(String field) {
        return entered(field, text -> {
            if (!Texts.isStorable(text)) {
                throw new Entries.Unreadable("Remove control characters; they can not be stored.");
            }
            return text;
        });
    }

    /** A whole number; spaces in it do not count, commas and dots are asked about. */
    public @Nullable Integer integer(String field) {
        return entered(field, Entries::integer);
    }

    public @Nullable BigDecimal decimal(String field) {
        return entered(field, Entries::decimal);
    }

    /** The id of something chosen from a list. */
    public @Nullable Long id(String field) {
        return entered(field, Entries::id);
    }

    public List<Long> ids(String field) {
        return all(field, Entries::id);
    }

    /** A day, from three fields ({@code field-day}, {@code field-month}, {@code field-year}) or from one. */
    public @Nullable LocalDate date(String field) {
        List<String> parts = List.of(value(field + "-day"), value(field + "-month"), value(field + "-year"));
        if (parts.stream().allMatch(String::isBlank)) {
            return entered(field, Entries::date);
        }
        return noted(field, () -> Entries.date(parts.get(0), parts.get(1), parts.get(2)));
    }

    public @Nullable LocalTime time(String field) {
        return entered(field, Entries::time);
    }

    public @Nullable ZoneId zone(String field) {
        return entered(field, Entries::zone);
    }

    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        return entered(field, text -> Entries.choice(text, type));
    }

    public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        return all(field, text -> Entries.choice(text, type));
    }

    public boolean checked(String field) {
        return !value(field).isBlank() && !"false".equals(value(field));
    }

    /** The version in the hidden field; one that was tampered with matches nothing. */
    public int version() {
        return value("version").matches("[0-9]{1,9}") ? Integer.parseInt(value("version")) : -1;
    }

    /** The rows in which something was typed, in order; read each like a form of its own. */
    public List<Form> rows(String name) {
        return rows(name, false);
    }

    /** All rows sent, and so many empty ones after them: for showing. */
    public List<Form> rowsAnd(String name, int empty) {
        List<Form> rows = new ArrayList<>(rows(name, true));
        int from = numbers(name).stream().mapToInt(number -> number + 1).max().orElse(0);
        for (int number = from; number < from + empty; number++) {
            rows.add(row(name, number));
        }
        return rows;
    }

    private List<Form> rows(String name, boolean blankToo) {
        return numbers(name).stream()
                .map(number -> row(name, number))
                .filter(row -> blankToo || row.isTypedIn())
                .toList();
    }

    private SortedSet<Integer> numbers(String name) {
        String start = name(name) + "/";
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String field : fields.keySet()) {
            String rest = field.startsWith(start) ? field.substring(start.length()) : "";
            if (rest.matches("[0-9]{1,3}/.+")) {
                numbers.add(Integer.valueOf(rest.substring(0, rest.indexOf('/'))));
            }
        }
        numbers.removeIf(number -> number >= MOST_ROWS);
        return numbers;
    }

    private Form row(String name, int number) {
        return new Form(fields, name(name) + "/" + number + "/", unreadable, declined);
    }

    private boolean isTypedIn() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .anyMatch(field -> field.getValue().stream().anyMatch(value -> !value.isBlank()));
    }

    /**
     * Stops here if a field read so far could not be understood.
     *
     * @throws Problem INVALID with one error for each such field
     */
    public void throwIfUnreadable() {
        unreadable.throwIfAny();
    }

    /**
     * This form with what was wrong with it. If somebody else saved the thing meanwhile, what he saved stands beside what
     * was typed, and the next attempt is made on top of it.
     *
     * @throws Problem the same problem, if it is not about what was typed
     */
    public Form with(Problem problem) {
        return with(problem, Record.class, Form::of);
    }

    /** As {@link #with(Problem)}; {@code stored} makes the form of the thing as it is saved, with its version. */
    public <T> Form with(Problem problem, Class<T> type, Function<T, Form> stored) {
        return switch (problem.kind()) {
            case INVALID -> with(Declined.invalid(problem));
            case CONFLICT, LOCKED -> with(Declined.because(problem));
            case STALE ->
                problem.current()
                        .filter(type::isInstance)
                        .map(current -> stored.apply(type.cast(current)))
                        .filter(theirs -> theirs.version() > 0)
                        .map(theirs -> with("version", theirs.version()).with(Declined.over(theirs, problem)))
                        .orElseGet(() -> with(Declined.because(problem)));
            default -> throw problem;
        };
    }

    private Form with(Declined reason) {
        return new Form(fields, prefix, unreadable, reason);
    }

    /** What somebody else saved after this form was opened, or null if nobody did. */
    public @Nullable Meanwhile meanwhile() {
        Form theirs = declined.theirs();
        return theirs == null
                ? null
                : new Meanwhile(
                        new Form(fields, prefix, new Errors(), Declined.NOT),
                        new Form(theirs.fields, prefix, new Errors(), Declined.NOT),
                        declined.last());
    }

    boolean holds(String field) {
        return fields.containsKey(name(field));
    }

    Set<String> names() {
        return fields.keySet();
    }

    public List<FieldError> errors() {
        return declined.errors();
    }

    /** What was wrong with the form as a whole, or an empty text. */
    public String message() {
        return declined.message();
    }

    public boolean hasErrors() {
        return declined.isDeclined();
    }

    /** What was wrong with one field, or an empty text. */
    public String error(String field) {
        return errors().stream()
                .filter(error -> error.field().equals(name(field)))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }

    private <T> @Nullable T entered(String field, Function<String, T> read) {
        String text = Texts.clean(value(field));
        return text.isEmpty() ? null : noted(field, () -> read.apply(text));
    }

    private <T> List<T> all(String field, Function<String, T> read) {
        return values(field).stream()
                .map(text -> noted(field, () -> read.apply(Texts.clean(text))))
                .filter(Objects::nonNull)
                .toList();
    }

    private <T> @Nullable T noted(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (Entries.Unreadable e) {
            unreadable.check(false, name(field), e.pattern(), e.arguments());
            return null;
        }
    }
}
