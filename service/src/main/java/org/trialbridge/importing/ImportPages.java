package org.trialbridge.importing;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.Table;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Moving in, step by step: the file, its columns, what would become of each row, the receipt. The JSON twin is {@link ImportResource}. */
@Path("/imports")
@Produces(Page.HTML)
public final class ImportPages {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String ID = "{id: [0-9]{1,18}}";
    private static final String ACT = "ACT";
    private static final String BASIS = "Legitimate interest: coordination of the trial";
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 40;

    private final ImportReader reader;
    private final ImportService imports;
    private final ImportLoadService loads;

    public ImportPages(ImportReader reader, ImportService imports, ImportLoadService loads) {
        this.reader = reader;
        this.imports = imports;
        this.loads = loads;
    }

    /** What {@code imports.ftlh} shows. */
    public record Model(Form form, List<String> trials, List<ImportLoad> own, Limits limits) {
        public List<Kind> kinds() {
            return List.of(Kind.values());
        }

        public long megabytes() {
            return limits.bytes() / 1024 / 1024;
        }
    }

    /**
     * What {@code columns.ftlh} shows.
     *
     * @param sheets the columns of each sheet
     */
    public record ColumnsModel(Form form, Staged staged, List<List<FileColumn>> sheets) {
        public List<Column> columns(int sheet) {
            return staged.kind().columns(sheet);
        }

        public boolean required(int sheet, Column column) {
            return staged.kind().required(sheet).contains(column);
        }
    }

    /** A column of the file, with what stands in its first rows. */
    public record FileColumn(String field, String heading, List<String> samples) {}

    /** What {@code preview.ftlh} shows. */
    public record PreviewModel(Form form, ImportLook look) {
        public Staged staged() {
            return look.staged();
        }

        public int count(String state) {
            return look.count(State.valueOf(state));
        }

        public List<? extends Verdict<?>> shown(String state) {
            return look.shown(State.valueOf(state));
        }
    }

    @GET
    public Page begin(
            @Auth Actor actor, @QueryParam("kind") @Nullable String kind, @QueryParam("trial") @Nullable String trial) {
        return begin(actor, Form.empty().with("kind", kind).with("trial", trial));
    }

    /** The workbook to be filled in. */
    @GET
    @Path("templates/{kind: [a-z]{1,20}}")
    @Produces(XLSX)
    public Response template(@Auth Actor actor, @PathParam("kind") String kind) {
        imports.trials(actor);
        Kind found = Kind.named(kind).orElseThrow(Problem::notFound);
        return download(found.word() + ".xlsx", ImportWorkbook.template(found));
    }

    /** Reads the file, guesses its columns and asks about them. Nothing is saved yet. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @Auth Actor actor,
            @FormDataParam("kind") @Nullable String kind,
            @FormDataParam("trial") @Nullable String trial,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("file") @Nullable FormDataContentDisposition named) {
        imports.trials(actor);
        try {
            long id = imports.keep(
                    actor, reader.receive(actor, kind, trial, file, named == null ? null : named.getFileName()));
            return Page.redirect("/imports/" + id + "/columns");
        } catch (Problem problem) {
            return Page.invalid(begin(
                    actor, Form.empty().with("kind", kind).with("trial", trial).with(problem)));
        }
    }

    @GET
    @Path(ID + "/columns")
    public Page columns(@Auth Actor actor, @PathParam("id") long id) {
        Staged staged = imports.find(actor, id);
        Form form = Form.empty().with("lawfulBasis", staged.lawfulBasis() == null ? BASIS : staged.lawfulBasis());
        for (int sheet = 0; sheet < staged.tables().size(); sheet++) {
            List<String> names = staged.mapping().columns().get(sheet);
            for (int at = 0; at < names.size(); at++) {
                form = form.with(Mapping.field(sheet, at), names.get(at));
            }
        }
        return columns(staged, form);
    }

    @POST
    @Path(ID + "/columns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response map(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Staged staged = imports.find(actor, id);
        Form form = new Form(fields);
        try {
            List<List<String>> columns = new ArrayList<>();
            for (int sheet = 0; sheet < staged.tables().size(); sheet++) {
                List<String> names = new ArrayList<>();
                for (int at = 0; at < staged.mapping().columns().get(sheet).size(); at++) {
                    Column column = form.choice(Mapping.field(sheet, at), Column.class);
                    names.add(column == null || !staged.kind().columns(sheet).contains(column) ? "" : column.name());
                }
                columns.add(names);
            }
            String basis = form.text("lawfulBasis");
            form.throwIfUnreadable();
            imports.map(actor, id, new Mapping(columns), basis);
            return Page.redirect("/imports/" + id);
        } catch (Problem problem) {
            return Page.invalid(columns(staged, form.with(problem)));
        }
    }

    /** What would become of each row. */
    @GET
    @Path(ID)
    public Response preview(@Auth Actor actor, @PathParam("id") long id) {
        Staged staged = imports.find(actor, id);
        try {
            return Response.ok(preview(loads.look(actor, staged), Form.empty())).build();
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return Page.redirect("/imports/" + id + "/columns"); // a column is missing: its page says which
        }
    }

    /** The rows of the file with what is wrong beside them. */
    @GET
    @Path(ID + "/errors.xlsx")
    @Produces(XLSX)
    public Response errors(@Auth Actor actor, @PathParam("id") long id) {
        ImportLook look = loads.look(actor, imports.find(actor, id));
        return download(look.staged().kind().word() + "_errors.xlsx", ImportWorkbook.withErrors(look));
    }

    /** Loads what was seen. */
    @POST
    @Path(ID)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response load(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Staged staged = imports.find(actor, id);
        Set<Integer> acting = fields.keySet().stream()
                .filter(field -> field.matches("row-[0-9]{1,7}") && ACT.equals(form.value(field)))
                .map(field -> Integer.valueOf(field.substring("row-".length())))
                .collect(Collectors.toSet());
        try {
            ImportLoadService.Decision decision =
                    new ImportLoadService.Decision(form.value("seen"), acting, form.text("reason"));
            form.throwIfUnreadable();
            ImportReceipt receipt = loads.load(actor.through(Origin.Channel.SPREADSHEET), staged, decision);
            return Page.redirect("/imports", receipt.words());
        } catch (Problem problem) {
            boolean aboutRows =
                    problem.errors().stream().anyMatch(error -> error.field().contains("/"));
            Problem shown = aboutRows
                    ? Problem.conflict("Nothing can be loaded from this file as it is. See the rejected rows below.")
                    : problem;
            return Page.invalid(preview(loads.look(actor, staged), form.with(shown)));
        }
    }

    /** Forgets the file. */
    @POST
    @Path(ID + "/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@Auth Actor actor, @PathParam("id") long id) {
        imports.cancel(actor, id);
        return Page.redirect("/imports", "The file was given up. Nothing of it is kept.");
    }

    private Page begin(Actor actor, Form form) {
        return new Page(
                ImportPages.class,
                "imports.ftlh",
                "Move in from a spreadsheet",
                new Model(form, imports.trials(actor), imports.own(actor), Limits.IMPORT));
    }

    private static Page columns(Staged staged, Form form) {
        List<List<FileColumn>> sheets = new ArrayList<>();
        for (int sheet = 0; sheet < staged.tables().size(); sheet++) {
            Table table = staged.tables().get(sheet);
            List<String> headings = Mapping.headings(table);
            List<FileColumn> columns = new ArrayList<>();
            for (int at = 0; at < headings.size(); at++) {
                int place = at;
                List<String> samples = table.rows().stream()
                        .skip(1)
                        .map(row -> RowCells.shown(row.cell(place), LONGEST_SAMPLE))
                        .filter(text -> !text.isBlank())
                        .limit(SAMPLES)
                        .toList();
                columns.add(new FileColumn(Mapping.field(sheet, at), headings.get(at), samples));
            }
            sheets.add(columns);
        }
        return new Page(
                ImportPages.class, "columns.ftlh", "Say what the columns are", new ColumnsModel(form, staged, sheets));
    }

    private static Page preview(ImportLook look, Form form) {
        return new Page(ImportPages.class, "preview.ftlh", "Look before you load", new PreviewModel(form, look));
    }

    private static Response download(String name, byte[] content) {
        return Response.ok(content, XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name)
                .build();
    }
}
