package org.trialbridge.importing;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.table.Table;

/**
 * A file that was read and not loaded yet.
 *
 * @param id under which its sender finds it; 0 if it is not kept
 * @param trial code of the trial for which it is, if its rows belong to one
 * @param lawfulBasis of people for whom the file names none
 */
public record Staged(
        long id,
        Kind kind,
        @Nullable Long trialId,
        @Nullable String trial,
        @Nested ImportedFile file,
        @Json Sheets sheets,
        @Json Mapping mapping,
        @Nullable String lawfulBasis) {

    /** The tables of a file: one, or for meetings a second one of participants. */
    public record Sheets(List<Table> tables) {
        public Sheets {
            tables = List.copyOf(tables);
        }
    }

    /**
     * The same file, with columns as a program names them.
     *
     * @param columns names of columns as in the template, by the headings in the file
     * @throws org.trialbridge.problem.Problem INVALID if it names what there is not
     */
    public Staged mapped(Map<String, String> columns) {
        return with(Mapping.named(kind, tables(), columns), lawfulBasis);
    }

    Staged with(Mapping other, @Nullable String basis) {
        return new Staged(id, kind, trialId, trial, file, sheets, other, basis);
    }

    List<Table> tables() {
        return sheets.tables();
    }

    /** The rows of a sheet; none if there is no such sheet. */
    List<RowCells> rows(int sheet) {
        if (sheet >= tables().size()) {
            return List.of();
        }
        Map<Column, Integer> places = mapping.places(sheet);
        return RowCells.of(tables().get(sheet), places);
    }
}
