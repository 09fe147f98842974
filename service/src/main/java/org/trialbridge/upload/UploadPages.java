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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.enrollment.BatchReceipt;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsBatchService.Seen;
import org.trialbridge.enrollment.CountsUpload;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.OpenPeriodsService;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.problem.Problem;
import org.trialbridge.upload.UploadPreview.State;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Uploading counts: the workbook, the file, what would become of each row, and the receipt. The JSON twin is {@link UploadResource}. */
@Path("/trials/{trial}/counts-uploads")
@Produces(Page.HTML)
public final class UploadPages {
    private static final BatchTerms TERMS = new BatchTerms(Provenance.RECORDED, false, false);
    private static final BatchTerms CONFIRMED = new BatchTerms(Provenance.RECORDED, true, false);
    private static final int MOST_ROWS = 200;

    private final UploadReader reader;
    private final UploadService uploads;
    private final CountsBatchService batches;
    private final OpenPeriodsService open;

    public UploadPages(
            UploadReader reader, UploadService uploads, CountsBatchService batches, OpenPeriodsService open) {
        this.reader = reader;
        this.uploads = uploads;
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
     * @param shown the rows that are shown, those that are rejected first
     * @param metrics the counts that the file holds
     */
    public record PreviewModel(
            Form form,
            String trial,
            long id,
            UploadPreview preview,
            @Nullable CountsUpload loaded,
            List<UploadPreview.Row> shown,
            List<Metric> metrics) {
        public int fresh() {
            return preview.count(State.NEW);
        }

        public int changed() {
            return preview.count(State.CHANGED);
        }

        public int unchanged() {
            return preview.count(State.UNCHANGED);
        }

        public int rejected() {
            return preview.count(State.REJECTED);
        }
    }

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
            return Page.redirect(path(trial) + "/" + uploads.keep(actor, trial, rows));
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, Form.empty().with(problem)));
        }
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Page preview(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        return preview(actor, trial, id, uploads.find(actor, trial, id), Form.empty());
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
        try {
            UploadPreview preview = check(actor, trial, rows);
            CountsUpload loaded =
                    uploads.loaded(actor, trial, rows.file().sha256()).orElse(null);
            if (loaded != null) {
                return Page.redirect(path(trial), "This file was loaded already, so nothing was changed.");
            }
            if (!preview.isLoadable()) {
                throw Problem.conflict("Nothing can be loaded from this file as it is. See the rows below.");
            }
            if (preview.warnings() > 0 && !form.checked("confirmed")) {
                throw Problem.invalid("confirmed", "Look at the unusual numbers, and say that they are right.");
            }
            BatchReceipt receipt = batches.save(
                    actor.through(Origin.Channel.SPREADSHEET),
                    trial,
                    rows.lines(),
                    CONFIRMED,
                    new Seen(rows.file(), true, form.text("seen")));
            return Page.redirect(path(trial), receipt(receipt));
        } catch (Problem problem) {
            return Page.invalid(preview(actor, trial, id, rows, form.with(problem)));
        }
    }

    private Page page(Actor actor, String trial, Form form) {
        return new Page(
                UploadPages.class,
                "uploads.ftlh",
                "Upload counts",
                new Model(form, trial, uploads.own(actor, trial), Limits.UPLOAD));
    }

    private Page preview(Actor actor, String trial, long id, UploadedRows rows, Form form) {
        UploadPreview preview = check(actor, trial, rows);
        List<UploadPreview.Row> shown = preview.rows().stream()
                .filter(row -> row.state() != State.UNCHANGED)
                .sorted(Comparator.comparing(UploadPreview.Row::state).reversed())
                .limit(MOST_ROWS)
                .toList();
        List<Metric> metrics = Arrays.stream(Metric.values())
                .filter(metric -> shown.stream()
                        .map(UploadPreview.Row::counts)
                        .filter(Objects::nonNull)
                        .anyMatch(counted -> metric.of(counted.figures()) != null))
                .toList();
        return new Page(
                UploadPages.class,
                "upload.ftlh",
                "Look before you load",
                new PreviewModel(
                        form,
                        trial,
                        id,
                        preview,
                        uploads.loaded(actor, trial, rows.file().sha256()).orElse(null),
                        shown,
                        metrics));
    }

    private UploadPreview check(Actor actor, String trial, UploadedRows rows) {
        return UploadPreview.of(
                rows, batches.check(actor.through(Origin.Channel.SPREADSHEET), trial, rows.lines(), TERMS));
    }

    private static String receipt(BatchReceipt receipt) {
        return "The file is loaded: " + receipt.reported() + " new, " + receipt.corrected() + " changed, "
                + receipt.unchanged() + " unchanged. Number " + receipt.number() + ".";
    }

    private static String path(String trial) {
        return "/trials/" + trial + "/counts-uploads";
    }
}
