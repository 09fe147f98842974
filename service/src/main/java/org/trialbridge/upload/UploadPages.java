package org.trialbridge.upload;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.enrollment.BatchReceipt;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsBatchService.Seen;
import org.trialbridge.enrollment.CountsUpload;
import org.trialbridge.enrollment.OpenPeriodsService;
import org.trialbridge.enrollment.SourceFile;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Uploading counts: the workbook, the file, what would become of each row, and the receipt. The JSON twin is {@link UploadResource}. */
@Path("/trials/{trial}/counts-uploads")
@Produces(Page.HTML)
public final class UploadPages {
    /** Files of more rows are worked on in the background. */
    static final int MANY_ROWS = 2000;

    /** After so many seconds a browser looks again how far the work is. */
    private static final int LOOK_AGAIN = 3;

    private final UploadReader reader;
    private final UploadService uploads;
    private final CountsBatchService batches;
    private final OpenPeriodsService open;
    private final UploadRunService runs;
    private final UploadRunner runner;

    public UploadPages(
            UploadReader reader,
            UploadService uploads,
            CountsBatchService batches,
            OpenPeriodsService open,
            UploadRunService runs,
            UploadRunner runner) {
        this.reader = reader;
        this.uploads = uploads;
        this.runs = runs;
        this.runner = runner;
        this.batches = batches;
        this.open = open;
    }

    /** What {@code uploads.ftlh} shows. */
    public record Model(Form form, String trial, List<CountsUpload> own, Limits limits) {
        public long megabytes() {
            return limits.bytes() / 1024 / 1024;
        }
    }

    /**
     * What {@code upload.ftlh} shows.
     *
     * @param loaded when the same file was loaded; null if it never was
     * @param again whether the file can be checked again, in the background
     */
    public record PreviewModel(
            Form form,
            String trial,
            long id,
            UploadLook look,
            @Nullable CountsUpload loaded,
            boolean again) {}

    /** What {@code progress.ftlh} shows. */
    public record ProgressModel(String trial, long id, SourceFile file, UploadRun run) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial) {
        return page(actor, trial, Form.empty());
    }

    /** The workbook with the periods that are due. */
    @GET
    @Path("template.xlsx")
    @Produces(TemplateResource.XLSX)
    public Response template(@Auth Actor actor, @PathParam("trial") String trial) {
        return TemplateResource.due(open, actor, trial);
    }

    /** Reads the file and shows what would become of it. Nothing is saved yet. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("file") @Nullable FormDataContentDisposition named) {
        uploads.require(actor, trial);
        try {
            boolean chosen = named != null
                    && named.getFileName() != null
                    && !named.getFileName().isEmpty();
            UploadedRows rows = UploadResource.receive(reader, chosen ? file : null, named);
            long id = uploads.keep(actor, trial, rows);
            if (isLarge(rows)) {
                runner.check(sender(actor), trial, id, rows);
            }
            return Page.redirect(path(trial) + "/" + id);
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, Form.empty().with(problem)));
        }
    }

    /** What would become of the rows; of a large file first how far the work on it is. */
    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response preview(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        UploadedRows rows = uploads.find(actor, trial, id);
        if (!isLarge(rows)) {
            return Response.ok(preview(actor, trial, id, look(actor, trial, rows), false, Form.empty()))
                    .build();
        }
        UploadRun run = runs.last(id).orElse(null);
        if (run == null) {
            runner.check(sender(actor), trial, id, rows);
            return Page.redirect(path(trial) + "/" + id);
        }
        if (run.state() == UploadRun.State.DONE) {
            return run.look() == null
                    ? Page.redirect(path(trial), String.valueOf(run.told()))
                    : Response.ok(preview(actor, trial, id, run.look(), true, Form.empty()))
                            .build();
        }
        Response.ResponseBuilder page = Response.ok(new Page(
                UploadPages.class,
                "progress.ftlh",
                run.state() == UploadRun.State.RUNNING ? "Work on the file goes on" : "The work on the file has ended",
                new ProgressModel(trial, id, rows.file(), run)));
        return (run.state() == UploadRun.State.RUNNING ? page.header("Refresh", LOOK_AGAIN) : page).build();
    }

    /** Checks a large file once more. */
    @POST
    @Path("{id: [0-9]{1,18}}/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        runner.check(sender(actor), trial, id, uploads.find(actor, trial, id));
        return Page.redirect(path(trial) + "/" + id);
    }

    /** Ends the work on a large file. Nothing of it is saved, unless it was through already. */
    @POST
    @Path("{id: [0-9]{1,18}}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        uploads.find(actor, trial, id);
        runs.cancel(id);
        return Page.redirect(path(trial) + "/" + id);
    }

    /** The rows of the file with what is wrong beside them. */
    @GET
    @Path("{id: [0-9]{1,18}}/errors.xlsx")
    @Produces(TemplateResource.XLSX)
    public Response errors(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        UploadedRows rows = uploads.find(actor, trial, id);
        return TemplateResource.download(
                trial + "_counts_errors.xlsx", TemplateWorkbook.withErrors(trial, check(actor, trial, rows)));
    }

    /** Loads what was seen. */
    @POST
    @Path("{id: [0-9]{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response load(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        UploadedRows rows = uploads.find(actor, trial, id);
        boolean large = isLarge(rows);
        UploadLook look = large ? runs.last(id).map(UploadRun::look).orElse(null) : look(actor, trial, rows);
        if (look == null) {
            // the work on it goes on, or has ended otherwise: its page says so
            return Page.redirect(path(trial) + "/" + id);
        }
        try {
            if (uploads.loaded(actor, trial, rows.file().sha256()).isPresent()) {
                return Page.redirect(path(trial), "This file was loaded already, so nothing was changed.");
            }
            if (!look.loadable()) {
                throw Problem.conflict("Nothing can be loaded from this file as it is. See the rows below.");
            }
            if (look.warnings() > 0 && !form.checked("confirmed")) {
                throw Problem.invalid("confirmed", "Look at the unusual numbers, and say that they are right.");
            }
            if (large) {
                runner.load(sender(actor), trial, id, rows, form.value("seen"));
                return Page.redirect(path(trial) + "/" + id);
            }
            BatchReceipt receipt = batches.save(
                    sender(actor),
                    trial,
                    rows.lines(),
                    UploadRunner.CONFIRMED,
                    new Seen(rows.file(), true, form.text("seen")));
            return Page.redirect(path(trial), UploadRunner.words(receipt));
        } catch (Problem problem) {
            return Page.invalid(preview(actor, trial, id, look, large, form.with(problem)));
        }
    }

    private Page page(Actor actor, String trial, Form form) {
        return new Page(
                UploadPages.class,
                "uploads.ftlh",
                "Upload counts",
                new Model(form, trial, uploads.own(actor, trial), Limits.UPLOAD));
    }

    private Page preview(Actor actor, String trial, long id, UploadLook look, boolean again, Form form) {
        return new Page(
                UploadPages.class,
                "upload.ftlh",
                "Look before you load",
                new PreviewModel(
                        form,
                        trial,
                        id,
                        look,
                        uploads.loaded(actor, trial, look.file().sha256()).orElse(null),
                        again));
    }

    private UploadPreview check(Actor actor, String trial, UploadedRows rows) {
        return UploadPreview.of(rows, batches.check(sender(actor), trial, rows.lines(), UploadRunner.TERMS));
    }

    private UploadLook look(Actor actor, String trial, UploadedRows rows) {
        return UploadLook.of(check(actor, trial, rows));
    }

    private static Actor sender(Actor actor) {
        return actor.through(Origin.Channel.SPREADSHEET);
    }

    private static boolean isLarge(UploadedRows rows) {
        return rows.rows().size() > MANY_ROWS;
    }

    private static String path(String trial) {
        return "/trials/" + trial + "/counts-uploads";
    }
}
