package org.trialbridge.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/** Reads what stands in an address: dates and instants, the part of a list, the time travelled to. */
final class Parameters implements ParamConverterProvider, ValueParamProvider {
    private static final Map<Class<?>, Function<ContainerRequest, Object>> WHOLES = Map.of(
            Paging.class, request -> Paging.of(request.getUriInfo()),
            TimeTravel.class, request -> TimeTravel.of(request.getUriInfo()));

    /** For {@code @Context Paging} and {@code @Context TimeTravel}. */
    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        return parameter.isAnnotationPresent(Context.class) ? WHOLES.get(parameter.getRawType()) : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }

    @Override
    @SuppressWarnings("unchecked") // the type asked for is compared before
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> rawType, @Nullable Type genericType, Annotation @Nullable [] annotations) {
        if (rawType == LocalDate.class) {
            return (ParamConverter<T>) new Converter<>(Values::date, "Write dates in the address as 2021-02-05.");
        }
        if (rawType == Instant.class) {
            return (ParamConverter<T>)
                    new Converter<>(Values::instant, "Write instants in the address as 2021-02-05T09:30:00Z.");
        }
        return null;
    }

    private record Converter<T>(Function<String, T> read, String advice) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (DateTimeException e) {
                throw Problem.malformed(e instanceof Values.OutOfReach ? Values.OutOfReach.ADVICE : advice, List.of());
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
