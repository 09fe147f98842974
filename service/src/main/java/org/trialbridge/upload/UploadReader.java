package org.trialbridge.upload;

import org.trialbridge.enrollment.SourceFile;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.SheetChoice;
import org.trialbridge.table.TableReader;
import org.trialbridge.table.UploadedFile;

/** Reads files of counts. */
public final class UploadReader {
    private static final SheetChoice COUNTS = SheetChoice.only(TemplateWorkbook.SHEET);

    private final TableReader tables;

    public UploadReader(TableReader tables) {
        this.tables = tables;
    }

    /**
     * @throws Problem INVALID with what to do, if the file as a whole can not be read; TOO_MANY_REQUESTS if many wait already
     */
    public UploadedRows read(UploadedFile file, Limits limits) {
        return tables.read(file, limits, COUNTS, read -> RowReader.read(read.get(0), source(file)));
    }

    static UploadedRows readNow(UploadedFile file, Limits limits) {
        return RowReader.read(TableReader.now(file, limits, COUNTS).get(0), source(file));
    }

    private static SourceFile source(UploadedFile file) {
        return new SourceFile(file.name(), file.sha256());
    }
}
