package org.trialbridge.invitation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Page;
import org.trialbridge.web.Public;

/** The page on which somebody who was invited says whether he comes. */
@Path("/rsvp/{token}")
@Produces(Page.HTML)
public final class AnswerPages {
    private static final String OWN_SECRET = "the link itself shows who was invited";

    private final AnswerService answers;

    public AnswerPages(AnswerService answers) {
        this.answers = answers;
    }

    /** What {@code answer.ftlh} shows. */
    public record Model(AnswerService.Question question) {}

    @GET
    @Public(because = OWN_SECRET)
    public Response show(@PathParam("token") String token) {
        try {
            return Response.ok(page(answers.open(token))).build();
        } catch (Problem problem) {
            return gone(problem);
        }
    }

    @POST
    @Public(because = OWN_SECRET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @Context ContainerRequestContext request,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields) {
        String said = new Form(fields).value("answer");
        try {
            if (!said.equals("yes") && !said.equals("no")) {
                return Page.invalid(page(answers.open(token)));
            }
            answers.answer(Origins.of(request), token, said.equals("yes"));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.CONFLICT) {
                return Page.redirect("/rsvp/" + token, problem.detail());
            }
            return gone(problem);
        }
        return Page.redirect("/rsvp/" + token, "Thank you. Your answer is saved.");
    }

    private static Page page(AnswerService.Question question) {
        return new Page(AnswerPages.class, "answer.ftlh", question.occasion().name(), new Model(question));
    }

    private static Response gone(Problem problem) {
        if (problem.kind() != Problem.Kind.NOT_FOUND) {
            throw problem;
        }
        return Response.status(Response.Status.NOT_FOUND)
                .entity(new Page(AnswerPages.class, "answer-gone.ftlh", "This link can not be used any more", ""))
                .build();
    }
}
