package org.trialbridge.importing;

import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.SheetChoice;
import org.trialbridge.table.TableReader;
import org.trialbridge.table.UploadedFile;

/** Reads files that somebody imports. */
public final class ImportReader {
    private final TableReader tables;
    private final ImportService imports;

    public ImportReader(TableReader tables, ImportService imports) {
        this.tables = tables;
        this.imports = imports;
    }

    /**
     * @param kind the word of what the rows are
     * @param name of the file; null or empty if none was chosen
     * @throws Problem INVALID if something is missing or the file can not be read
     */
    public Staged receive(
            Actor actor,
            @Nullable String kind,
            @Nullable String trial,
            @Nullable InputStream file,
            @Nullable String name) {
        Kind found = Kind.named(kind == null ? "" : kind)
                .orElseThrow(() -> Problem.invalid("kind", "Choose what the rows of the file are."));
        imports.require(actor, found, trial);
        if (file == null || name == null || name.isEmpty()) {
            throw Problem.invalid("file", "Choose a file.");
        }
        SheetChoice sheets = SheetChoice.firstAnd(found == Kind.MEETINGS ? Kind.PARTICIPANTS : null);
        try (UploadedFile kept = UploadedFile.receive(name, file, Limits.IMPORT)) {
            return imports.stage(
                    actor,
                    found,
                    trial,
                    new ImportedFile(kept.name(), kept.sha256()),
                    tables.read(kept, Limits.IMPORT, sheets, Function.identity()));
        }
    }
}
