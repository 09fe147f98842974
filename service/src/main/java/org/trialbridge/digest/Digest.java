package org.trialbridge.digest;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody reads on a day.
 *
 * @param day where he is
 */
public record Digest(Recipient to, LocalDate day, List<Line> lines) {
    public Digest {
        lines = List.copyOf(lines);
    }

    /** Whether there is anything that makes it worth a message. */
    boolean isNews() {
        return lines.stream().anyMatch(Line::news);
    }

    /** Those of a step. */
    List<Line> of(Step step) {
        return lines.stream().filter(line -> line.step() == step).toList();
    }

    List<Line> expiring() {
        return lines.stream().filter(line -> line.step().isExpiry()).toList();
    }
}
