package org.trialbridge.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;

/**
 * A page to be shown.
 *
 * @param template its path on the class path
 * @param title what stands in the browser's tab and at the top
 * @param model what the template calls {@code model}; a record
 * @param frame what stands around it; filled in when the page is sent
 */
public record Page(
        String template,
        String title,
        Object model,
        @Nullable Frame frame) {
    /** What a class of pages produces. */
    public static final String HTML = "text/html;charset=UTF-8";

    private static final int INVALID = 422;

    /**
     * @param owner the class that shows the page; the template lies in the folder of its package
     * @param template the template's file name
     */
    public Page(Class<?> owner, String template, String title, Object model) {
        this(owner.getPackageName().replace('.', '/') + "/" + template, title, model, null);
    }

    Page framed(Frame frame) {
        return new Page(template, title, model, frame);
    }

    static Page problem(ProblemBody problem) {
        return new Page(Page.class, "error.ftlh", problem.title(), problem);
    }

    /** Shows a form again with its errors: 422, so that programs and tests can tell. */
    public static Response invalid(Page page) {
        return Response.status(INVALID).type(HTML).entity(page).build();
    }

    /**
     * Sends the browser on after a form was saved: 303, so that reloading does not send it again.
     *
     * @param path a path of this site, with its query
     */
    public static Response redirect(String path) {
        return Response.seeOther(own(path)).build();
    }

    /** As {@link #redirect(String)}, and shows a sentence at the top of the next page, once. */
    public static Response redirect(String path, String notice) {
        return Response.seeOther(own(path))
                .cookie(new Notice(notice, null).cookie())
                .build();
    }

    /** As {@link #redirect(String, String)}, and offers for some seconds to undo what this request did. */
    public static Response undoable(String path, String notice, Actor actor) {
        return Response.seeOther(own(path))
                .cookie(new Notice(notice, actor.origin().requestId()).cookie())
                .build();
    }

    /** Returns the path if it is one of this site's, else the home page: for addresses that came with a request. */
    public static String ownPath(@Nullable String path) {
        return path != null && path.matches("/([^/\\\\\\s\\p{Cntrl}][^\\\\\\s\\p{Cntrl}]*)?") ? path : "/";
    }

    private static URI own(String path) {
        if (!ownPath(path).equals(path)) {
            throw new IllegalArgumentException("not a path of this site: " + path);
        }
        return URI.create(path);
    }
}
