package org.trialbridge.web;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import java.net.URI;
import org.trialbridge.access.Actor;

/** The ground with a few addresses on it, each made to fail or to be filled in some way. */
public final class SampleApplication extends Application<Configuration> {
    public static void main(String[] args) throws Exception {
        new SampleApplication().run(args);
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        WebGround.register(environment, URI.create("https://trials.example"));
        environment.jersey().register(new SampleSession());
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Actor.class));
        environment.jersey().register(new SampleResource());
        environment.jersey().register(new SamplePages());
    }
}
