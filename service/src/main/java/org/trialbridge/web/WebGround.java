package org.trialbridge.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.servlets.assets.AssetServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** Puts the whole ground into the application in one call. */
public final class WebGround {
    private WebGround() {}

    /**
     * Registers the filters, mappers, writers and assets that all features use, and makes the environment's JSON strict.
     * The configuration must say {@code registerDefaultExceptionMappers: false}.
     *
     * @param publicUrl how browsers reach this service; with https, cookies and transport security follow
     */
    public static void register(Environment environment, URI publicUrl) {
        boolean https = "https".equalsIgnoreCase(publicUrl.getScheme());
        ObjectMapper json = StrictJson.harden(environment.getObjectMapper());
        SecurityHeaders headers = new SecurityHeaders(https);
        JettyErrors errors = new JettyErrors(json, headers.all());

        filter(environment, "request-id", new RequestId());
        filter(environment, "security-headers", headers);
        servlet(
                environment,
                "webjars",
                new AssetServlet("/META-INF/resources/webjars", "/webjars", null, StandardCharsets.UTF_8));
        servlet(environment, "assets", new AssetServlet("/assets", "/assets", null, StandardCharsets.UTF_8));
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));

        JerseyEnvironment jersey = environment.jersey();
        jersey.register(ProblemMapper.class);
        jersey.register(MultiPartFeature.class);
        jersey.register(new BodyLimit());
        jersey.register(new Origins());
        jersey.register(new Csrf(publicUrl));
        jersey.register(new RequireBody());
        jersey.register(new PageFrame(https));
        jersey.register(new PageWriter());
        Parameters parameters = new Parameters();
        jersey.register(parameters);
        jersey.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(parameters).to(ValueParamProvider.class);
            }
        });
        jersey.register(new OpenApiDocument(jersey.getResourceConfig()));
    }

    private static void filter(Environment environment, String name, Filter filter) {
        environment
                .servlets()
                .addFilter(name, filter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private static void servlet(Environment environment, String name, Servlet servlet) {
        environment.servlets().addServlet(name, servlet).addMapping("/" + name + "/*");
    }
}
