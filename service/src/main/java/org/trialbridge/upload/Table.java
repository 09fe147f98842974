package org.trialbridge.upload;

import java.util.List;

/**
 * The rows of a file that hold anything, the header first.
 *
 * @param epoch1904 whether numbers that are dates count from 1904
 * @param ragged whether each row must have as many cells as the header, since nothing else tells a shifted row
 * @param notices what the sender should know of how it was read
 */
record Table(List<Row> rows, boolean epoch1904, boolean ragged, List<String> notices) {
    Table {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /**
     * @param number as the sender's program shows it
     * @param cells from the first column on, as far as something stands there
     */
    record Row(int number, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        boolean isBlank() {
            return cells.stream().allMatch(Cell::isEmpty);
        }
    }
}
