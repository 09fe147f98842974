package org.trialbridge.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;
import org.trialbridge.problem.Problem;

@Path("/")
@Produces(Page.HTML)
public final class SamplePages {

    public record Line(
            String country,
            String stage,
            String tone,
            @Nullable String rag,
            @Nullable Integer screened,
            @Nullable Integer enrolled,
            @Nullable LocalDate on) {}

    public record Model(Form form, List<Line> lines, List<Role> roles, List<String> zones) {}

    private static Page entry(Form form) {
        return new Page(SamplePages.class, "sample-form.ftlh", "Counts of UZ-01", model(form));
    }

    private static Model model(Form form) {
        return new Model(
                form,
                List.of(
                        new Line("UZ", "RECRUITING", "good", "GREEN", 7211, 5400, LocalDate.of(2021, 2, 5)),
                        new Line("PK", "SUBMITTED", "watch", "AMBER", 1290, 877, LocalDate.of(2021, 1, 29)),
                        new Line("EC", "NEGOTIATION", "plain", "RED", null, null, null),
                        new Line("<b>", "DECLINED", "done", null, null, 0, null)),
                List.of(Role.values()),
                List.of(ZoneId.of("Asia/Tashkent").getId()));
    }

    @GET
    @Path("trials/ZF2001-III/countries")
    public Page list() {
        return new Page(SamplePages.class, "sample-list.ftlh", "Pipeline", model(Form.empty()));
    }

    @GET
    @Path("trials/ZF2001-III/sites/UZ-01")
    public Page form() {
        return entry(Form.empty().with("screened", 5400));
    }

    @POST
    @Path("trials/ZF2001-III/sites/UZ-01")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            form.integer("screened");
            form.integer("enrolled");
            form.date("periodEnd");
            form.throwIfUnreadable();
        } catch (Problem problem) {
            return Page.invalid(entry(form.with(problem)));
        }
        return Page.redirect("/trials/ZF2001-III/sites/UZ-01", "Report for 5 Feb saved.");
    }

    @GET
    @Path("fails/{how}")
    public Page fail(@PathParam("how") String how) {
        return switch (how) {
            case "closed" -> throw Problem.unauthenticated();
            case "template" -> new Page(SamplePages.class, "sample-broken.ftlh", "Broken", "");
            default -> throw new IllegalStateException("a secret of the inside");
        };
    }
}
