package org.trialbridge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** The description of the API, made from its resources, and the page that shows it. */
@Path("/")
public final class OpenApiDocument {
    private final ResourceConfig resources;
    private @Nullable String document;

    OpenApiDocument(ResourceConfig resources) {
        this.resources = resources;
    }

    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @Public(because = "it describes the API and holds no data")
    public synchronized String openApi() {
        if (document == null) { // made when first asked for: by then all resources are registered
            document = describe(resources);
        }
        return document;
    }

    @GET
    @Path("api")
    @Produces(Page.HTML)
    @Public(because = "it shows the description of the API and holds no data")
    public Page page() {
        return new Page(OpenApiDocument.class, "api.ftlh", "API", "");
    }

    private static String describe(ResourceConfig resources) {
        List<OpenAPIExtension> extensions = new ArrayList<>(OpenAPIExtensions.getExtensions());
        extensions.removeIf(ApiParameters.class::isInstance);
        extensions.add(0, new ApiParameters());
        OpenAPIExtensions.setExtensions(extensions);
        SwaggerConfiguration configuration = new SwaggerConfiguration()
                .openAPI31(true)
                .readAllResources(true)
                .openAPI(frame());
        try {
            return Json31.mapper().writeValueAsString(answers(new Reader(configuration).read(classes(resources))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can not describe the API", e);
        }
    }

    /** What a method returns is its answer when it goes well; what goes wrong looks the same everywhere. */
    private static OpenAPI answers(OpenAPI api) {
        ApiResponse problem = new ApiResponse()
                .description("The request is declined; the problem says why and what to do.")
                .content(new Content()
                        .addMediaType(
                                ProblemBody.MEDIA_TYPE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        Stream.ofNullable(api.getPaths())
                .flatMap(paths -> paths.values().stream())
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getResponses)
                .forEach(responses -> {
                    ApiResponse well = responses.remove("default");
                    if (well != null) {
                        responses.addApiResponse("2XX", well.description("As asked."));
                    }
                    responses.addApiResponse("4XX", problem).addApiResponse("5XX", problem);
                });
        return api;
    }

    private static Schema<?> problem() {
        Schema<?> pointed = new ObjectSchema()
                .addProperty("pointer", new StringSchema().example("#/enrolled"))
                .addProperty("detail", new StringSchema().description("What to do about it."));
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(pointed))
                .addProperty("requestId", new StringSchema())
                .addProperty("current", new Schema<>().description("For a stale change: the thing as it is now."));
    }

    private static Set<Class<?>> classes(ResourceConfig resources) {
        return Stream.concat(
                        resources.getClasses().stream(),
                        resources.getInstances().stream().map(Object::getClass))
                .filter(type -> type.isAnnotationPresent(Path.class)
                        && type.getAnnotation(Path.class).value().matches("/?api/v1(/.*)?"))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static OpenAPI frame() {
        return new OpenAPI()
                .info(new Info()
                        .title("Trialbridge")
                        .version("v1")
                        .description("How a vaccine trial becomes multinational: countries, meetings, sites and"
                                + " aggregate counts. Errors are application/problem+json (RFC 9457)."))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
