package org.trialbridge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
    @Produces(MediaType.APPLICATION_JSON)
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
            return Json31.mapper().writeValueAsString(new Reader(configuration).read(classes(resources)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can not describe the API", e);
        }
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
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
