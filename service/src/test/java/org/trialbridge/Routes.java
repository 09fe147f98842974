package org.trialbridge;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/** All addresses that a running application answers, with their methods. */
public final class Routes {
    private Routes() {}

    /** As "GET /trials/{trial}", in the order of their paths. */
    public static List<String> of(ResourceConfig application) {
        SortedSet<String> routes = new TreeSet<>((one, other) -> {
            int byPath = path(one).compareTo(path(other));
            return byPath != 0 ? byPath : one.compareTo(other);
        });
        Stream.concat(
                        application.getClasses().stream(),
                        application.getInstances().stream().map(Object::getClass))
                .filter(type -> type.isAnnotationPresent(Path.class))
                .map(Resource::from)
                .forEach(resource -> add(routes, "", resource));
        return List.copyOf(routes);
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    private static void add(SortedSet<String> routes, String before, Resource resource) {
        String path = joined(before, plain(resource.getPath()));
        for (ResourceMethod method : resource.getResourceMethods()) {
            routes.add(method.getHttpMethod() + " " + path);
        }
        resource.getChildResources().forEach(child -> add(routes, path, child));
    }

    private static String joined(String before, String path) {
        String joined = (before + "/" + path).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }

    /** A path without the patterns of its parameters: {@code {id: [0-9]{1,9}}} becomes {@code {id}}. */
    private static String plain(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean pattern = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            pattern = (pattern || (depth == 1 && c == ':')) && depth > 0;
            if (!pattern && c != ' ') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
