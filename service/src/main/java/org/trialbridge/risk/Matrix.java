package org.trialbridge.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many risks have which probability and impact: five rows by five columns. */
public final class Matrix {
    private final Map<List<Integer>, Integer> counts = new HashMap<>();

    Matrix(List<Cell> cells) {
        cells.forEach(cell -> counts.put(List.of(cell.probability(), cell.impact()), cell.risks()));
    }

    /** One cell of it. */
    public record Cell(int probability, int impact, int risks) {
        public Severity severity() {
            return Severity.of(probability * impact);
        }
    }

    public Cell cell(int probability, int impact) {
        return new Cell(probability, impact, counts.getOrDefault(List.of(probability, impact), 0));
    }

    /** All risks counted. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
