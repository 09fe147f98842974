package org.trialbridge.enrollment;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trialbridge.access.Actor;

/** Many counts of a trial in one request, all or none. The page for many is the upload of a workbook. */
@Path("/api/v1/trials/{trial}/counts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CountsBatchResource {
    private final CountsBatchService batches;

    public CountsBatchResource(CountsBatchService batches) {
        this.batches = batches;
    }

    @PUT
    public BatchReceipt put(@Auth Actor actor, @PathParam("trial") String trial, CountsBatchInput input) {
        return batches.put(actor, trial, input);
    }
}
