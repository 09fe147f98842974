package org.trialbridge.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a record, as the fields of a form. */
final class Components {
    private Components() {}

    /** Every component is there; one that is null has no value. */
    static MultivaluedMap<String, String> of(Record values) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            Object value = read(component, values);
            Collection<?> all = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
            fields.put(component.getName(), new ArrayList<>());
            all.forEach(one -> fields.add(component.getName(), String.valueOf(one)));
        }
        return fields;
    }

    private static @Nullable Object read(RecordComponent component, Record values) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("can not read " + component, e);
        }
    }
}
