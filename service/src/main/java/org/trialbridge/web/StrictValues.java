package org.trialbridge.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** How single values are read from JSON: always from text of one form, enums by their exact name, dates within reason. */
final class StrictValues extends SimpleModule {
    private static final long serialVersionUID = 1;

    StrictValues() {
        super("strict values");
        addDeserializer(String.class, new Text<>(String.class, text -> text));
        addDeserializer(LocalDate.class, new Text<>(LocalDate.class, Values::date));
        addDeserializer(Instant.class, new Text<>(Instant.class, Values::instant));
        addDeserializer(LocalTime.class, new Text<>(LocalTime.class, LocalTime::parse));
        addDeserializer(ZoneId.class, new Text<>(ZoneId.class, Values::zone));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public JsonDeserializer<?> findEnumDeserializer(
                    Class<?> type, DeserializationConfig config, BeanDescription description) {
                return new Text<>(type, text -> constant(type, text));
            }
        });
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no such name"));
    }

    /** Reads a value from a JSON string and from nothing else. */
    private static final class Text<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, ? extends T> read;

        Text(Class<?> type, Function<String, ? extends T> read) {
            super(type);
            this.read = read;
        }

        @Override
        @SuppressWarnings("unchecked") // Jackson's contract: the result is of the type it was registered for
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            String field = parser.getParsingContext().pathAsPointer().toString().replaceFirst("^/", "");
            if (!Texts.isStorable(text)) {
                throw Problem.invalid(field, "Remove control characters; they can not be stored.");
            }
            try {
                return read.apply(text);
            } catch (Values.OutOfReach e) {
                throw Problem.invalid(field, Values.OutOfReach.ADVICE);
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not understood");
            }
        }
    }
}
