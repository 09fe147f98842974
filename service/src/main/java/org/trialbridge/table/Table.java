package org.trialbridge.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The rows of a file that hold anything, the header first.
 *
 * @param epoch1904 whether numbers that are dates count from 1904
 * @param ragged whether each row must have as many cells as the header, since nothing else tells a shifted row
 * @param notices what the sender should know of how it was read
 */
public record Table(List<Row> rows, boolean epoch1904, boolean ragged, List<String> notices) {
    public Table {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /**
     * @param number as the sender's program shows it
     * @param cells from the first column on, as far as something stands there
     */
    public record Row(int number, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        @JsonIgnore
        public boolean isBlank() {
            return cells.stream().allMatch(Cell::isEmpty);
        }
    }
}
