package org.trialbridge.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.problem.Problem;

/** Moving in, for programs. The pages are {@link ImportPages}. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ImportReader reader;
    private final ImportService imports;
    private final ImportLoadService loads;

    public ImportResource(ImportReader reader, ImportService imports, ImportLoadService loads) {
        this.reader = reader;
        this.imports = imports;
        this.loads = loads;
    }

    /**
     * Takes a file, or tells what would become of its rows.
     *
     * @param kind institutions, people, sites or meetings
     * @param trial code of the trial, for sites and meetings
     * @param act numbers of the rows that are to be created though something is like them, or that are to change what is
     *     there
     * @param mapping a JSON object: names of columns as in the template by the headings in the file; guessed if absent
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public ImportAnswer upload(
            @Auth Actor actor,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("lawfulBasis") @Nullable String lawfulBasis,
            @QueryParam("act") @Nullable List<Integer> act,
            @FormDataParam("mapping") @Nullable String mapping,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("file") @Nullable FormDataContentDisposition sent) {
        imports.trials(actor);
        Staged guessed = reader.receive(actor, kind, trial, file, sent == null ? null : sent.getFileName());
        Staged named = mapping == null ? guessed : guessed.mapped(names(mapping));
        Staged staged = named.with(named.mapping(), lawfulBasis);
        ImportLook look = loads.look(actor, staged);
        if (dryRun || look.loaded() != null) {
            return ImportAnswer.of(dryRun, look, null);
        }
        Set<Integer> acting = act == null ? Set.of() : Set.copyOf(act);
        ImportReceipt receipt = loads.load(
                actor.through(Origin.Channel.SPREADSHEET),
                staged,
                new ImportLoadService.Decision(look.fingerprint(), acting, reason));
        return ImportAnswer.of(false, look, receipt);
    }

    private static Map<String, String> names(String mapping) {
        try {
            return JSON.readValue(mapping, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw Problem.invalid("mapping", "Send a JSON object: names of columns by the headings in the file.");
        }
    }
}
