package org.trialbridge.upload;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
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
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.UploadedFile;

/** Counts as a file, for programs. The pages are {@link UploadPages}. */
@Path("/api/v1/trials/{trial}/counts-uploads")
@Produces(MediaType.APPLICATION_JSON)
public final class UploadResource {
    private static final int MOST_ERRORS = 1000;

    private final UploadReader reader;
    private final UploadService uploads;
    private final CountsBatchService batches;

    public UploadResource(UploadReader reader, UploadService uploads, CountsBatchService batches) {
        this.reader = reader;
        this.uploads = uploads;
        this.batches = batches;
    }

    /**
     * Takes a file, or tells what would become of its rows.
     *
     * @param confirmWarnings that the sender looked at all warnings and found them right
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public UploadAnswer upload(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
            @QueryParam("confirmWarnings") @DefaultValue("false") boolean confirmWarnings,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("file") @Nullable FormDataContentDisposition named) {
        uploads.require(actor, trial);
        UploadedRows rows = receive(reader, file, named);
        CountsUpload loaded = uploads.loaded(actor, trial, rows.file().sha256()).orElse(null);
        Actor sender = actor.through(Origin.Channel.SPREADSHEET);
        BatchTerms terms = new BatchTerms(Provenance.RECORDED, confirmWarnings, false);
        UploadPreview preview = UploadPreview.of(rows, batches.check(sender, trial, rows.lines(), terms));
        if (dryRun || loaded != null) {
            return UploadAnswer.of(dryRun, preview, null, loaded);
        }
        requireRight(preview, confirmWarnings);
        BatchReceipt receipt =
                batches.save(sender, trial, rows.lines(), terms, new Seen(rows.file(), true, preview.fingerprint()));
        return UploadAnswer.of(false, preview, receipt, null);
    }

    /** @throws Problem INVALID if there is no file, or it can not be read */
    static UploadedRows receive(
            UploadReader reader, @Nullable InputStream file, @Nullable FormDataContentDisposition named) {
        if (file == null || named == null) {
            throw Problem.invalid("file", "Choose a file.");
        }
        try (UploadedFile kept = UploadedFile.receive(named.getFileName(), file, Limits.UPLOAD)) {
            return reader.read(kept, Limits.UPLOAD);
        }
    }

    private static void requireRight(UploadPreview preview, boolean warningsConfirmed) {
        List<FieldError> errors = preview.rows().stream()
                .flatMap(row -> row.pointed(!warningsConfirmed))
                .limit(MOST_ERRORS)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
