package org.trialbridge.web;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import jakarta.ws.rs.Consumes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbridge.access.Actor;

/** Tells the describer of the API what it can not see: which parameters are not the body, and what belongs together. */
final class ApiParameters extends AbstractOpenAPIExtension {
    private static final Map<Type, List<Parameter>> KNOWN = Map.of(
            Actor.class,
            List.of(),
            Paging.class,
            List.of(
                    query("limit", "How many items, 1 to 200.", new IntegerSchema()),
                    query("cursor", "The cursor of the answer before.", new StringSchema())),
            TimeTravel.class,
            List.of(
                    query("asOf", "What was true by this day; today if absent.", new DateSchema()),
                    query("knownAt", "What this system knew by this instant; now if absent.", new DateTimeSchema())));

    @Override
    public ResolvedParameter extractParameters(
            List<Annotation> annotations,
            Type type,
            Set<Type> typesToSkip,
            Components components,
            Consumes classConsumes,
            Consumes methodConsumes,
            boolean includeRequestBody,
            JsonView jsonView,
            Iterator<OpenAPIExtension> chain) {
        List<Parameter> known = KNOWN.get(type instanceof JavaType java ? java.getRawClass() : type);
        if (known == null) {
            return super.extractParameters(
                    annotations,
                    type,
                    typesToSkip,
                    components,
                    classConsumes,
                    methodConsumes,
                    includeRequestBody,
                    jsonView,
                    chain);
        }
        ResolvedParameter resolved = new ResolvedParameter();
        resolved.parameters.addAll(known);
        return resolved;
    }

    /** Groups the methods by feature and names each by what it does. */
    @Override
    public void decorateOperation(Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
        String feature = method.getDeclaringClass().getPackageName().replaceFirst(".*[.]", "");
        String words = method.getName().replaceAll("(\\p{Lower})(\\p{Upper})", "$1_$2");
        operation.addTagsItem(feature);
        operation.setSummary(Show.INSTANCE.label(words));
        super.decorateOperation(operation, method, chain);
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new QueryParameter().name(name).description(description).schema(schema);
    }
}
