package org.trialbridge.search;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Page;

/** The search as a page, and behind the field at the top of every page. The JSON twin is {@link SearchResource}. */
@Path("/search")
@Produces(Page.HTML)
public final class SearchPages {
    private final SearchService search;

    public SearchPages(SearchService search) {
        this.search = search;
    }

    /**
     * What {@code search.ftlh} shows.
     *
     * @param advice what to type instead, or null
     */
    public record Model(String sought, @Nullable String advice, List<Hit> hits) {
        /** The kinds of which something was found; that of the best first. */
        public List<Kind> kinds() {
            return hits.stream().map(Hit::kind).distinct().toList();
        }

        public List<Hit> of(Kind kind) {
            return hits.stream().filter(hit -> hit.kind() == kind).toList();
        }
    }

    @GET
    public Page list(@Auth Actor actor, @QueryParam("q") @Nullable String q) {
        String words = q == null ? "" : q.strip();
        try {
            return page(new Model(words, null, search.search(actor, words, null)));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return page(new Model(words, problem.errors().get(0).message(), List.of()));
        }
    }

    private static Page page(Model model) {
        return new Page(SearchPages.class, "search.ftlh", "Search", model);
    }
}
