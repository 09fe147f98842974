package org.trialbridge.web;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/**
 * What was true by a day, as far as this system knew by an instant. A resource or page takes it as a parameter, {@code
 * @Context TimeTravel time}.
 *
 * @param asOf the business date, or null for today
 * @param knownAt the instant, or null for now
 */
public record TimeTravel(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
    public static final TimeTravel NOW = new TimeTravel(null, null);

    static TimeTravel of(UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return new TimeTravel(
                read(query, "asOf", Values::date, "Enter a date as 2021-02-05."),
                read(query, "knownAt", Values::instant, "Enter an instant as 2021-02-05T09:30:00Z."));
    }

    /** What takes these dates along to another page: nothing for now, else {@code ?asOf=…&knownAt=…}. */
    public String query() {
        String day = asOf == null ? "" : "asOf=" + asOf;
        String moment = knownAt == null ? "" : "knownAt=" + knownAt;
        String both = day + (day.isEmpty() || moment.isEmpty() ? "" : "&") + moment;
        return both.isEmpty() ? "" : "?" + both;
    }

    /** The same, by another day. */
    public TimeTravel on(LocalDate day) {
        return new TimeTravel(day, knownAt);
    }

    /** Without both. */
    public TimeTravel now() {
        return NOW;
    }

    private static <T> @Nullable T read(
            MultivaluedMap<String, String> query, String name, Function<String, T> read, String advice) {
        String text = query.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return read.apply(text.strip());
        } catch (Values.OutOfReach e) {
            throw Problem.invalid(name, Values.OutOfReach.ADVICE);
        } catch (DateTimeException e) {
            throw Problem.malformed(
                    "A parameter of the address can not be read.", List.of(new FieldError(name, advice)));
        }
    }
}
