package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Origin;

/**
 * What is in force of one place while many of its periods are judged, the earlier ones first: each sees the ones before it,
 * those that are stored and those that were just judged. Every line is looked at once, so that many periods cost as many
 * steps.
 */
final class PlaceLedger {
    private final CountsPlace place;
    private final TreeMap<LocalDate, CountsLine> stored = new TreeMap<>();
    /** For each stored period the first values from there on. */
    private final TreeMap<LocalDate, Figures> onwards = new TreeMap<>();
    /** Of the periods before the one judged last: those not yet passed, the last values, the newest lines first. */
    private final TreeMap<LocalDate, Counts> ahead = new TreeMap<>();

    private Figures before = Figures.NONE;
    private final Deque<Counts> recent = new ArrayDeque<>();

    PlaceLedger(CountsPlace place, List<CountsLine> inForce) {
        this.place = place;
        inForce.forEach(line -> stored.put(line.counts().periodEnd(), line));
        stored.forEach((end, line) -> ahead.put(end, line.counts()));
        Figures next = Figures.NONE;
        for (Map.Entry<LocalDate, CountsLine> line : stored.descendingMap().entrySet()) {
            next = firstOf(line.getValue().counts().figures(), next);
            onwards.put(line.getKey(), next);
        }
    }

    CountsPlace place() {
        return place;
    }

    @Nullable
    CountsLine current(LocalDate periodEnd) {
        return stored.get(periodEnd);
    }

    /** What a report is checked against. Periods are asked for in their order. */
    CountsContext context(LocalDate periodEnd, Clock clock, Origin.Channel channel) {
        pass(periodEnd);
        CountsLine current = stored.get(periodEnd);
        Map.Entry<LocalDate, Figures> after = onwards.higherEntry(periodEnd);
        return new CountsContext(
                periodEnd,
                place.calendar(),
                place.today(clock),
                place.window(),
                current == null ? null : current.counts(),
                before,
                after == null ? Figures.NONE : after.getValue(),
                recent.stream()
                        .limit(current == null ? CountsContext.RECENT : CountsContext.RECENT - 1)
                        .toList(),
                channel);
    }

    /** Puts a line that was found right in force. */
    void add(Counts counts) {
        ahead.put(counts.periodEnd(), counts);
    }

    private void pass(LocalDate periodEnd) {
        while (!ahead.isEmpty() && ahead.firstKey().isBefore(periodEnd)) {
            Counts line = ahead.pollFirstEntry().getValue();
            before = firstOf(line.figures(), before);
            recent.addFirst(line);
            if (recent.size() > CountsContext.RECENT) {
                recent.removeLast();
            }
        }
    }

    private static Figures firstOf(Figures figures, Figures otherwise) {
        return Figures.each(metric -> {
            Long count = metric.of(figures);
            return count == null ? metric.of(otherwise) : count;
        });
    }
}
