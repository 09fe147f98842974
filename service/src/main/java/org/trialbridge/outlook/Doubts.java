package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is to be known beside a forecast: that it rests on little, and how it read what it rests on. */
final class Doubts {
    private static final int FEWEST_BINS = 3;
    private static final int FEWEST_ENROLLED = 5;
    private static final double MUCH = 3;
    private static final int OLD_DAYS = 92;

    private final List<String> low = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Doubts(List<TrialOutlook.Fitted> fitted, long enrolled, Part part) {
        if (fitted.stream().mapToInt(TrialOutlook.Fitted::bins).max().orElse(0) < FEWEST_BINS) {
            low.add("It rests on fewer than 3 periods.");
        }
        if (enrolled < FEWEST_ENROLLED) {
            low.add("Fewer than 5 participants are enrolled.");
        }
        if (fitted.stream().anyMatch(one -> one.model().psi() > MUCH)) {
            low.add("Participants came in bursts, and forecasts of the past missed by far.");
        }
        LocalDate cutOff = part.cutOff().orElse(part.asOf());
        if (cutOff.isBefore(part.asOf().minusDays(OLD_DAYS))) {
            notes.add("It looks ahead from the last reports, which are old.");
        }
        long silent = part.counted().stream()
                .filter(stream -> isSilent(stream, cutOff))
                .count();
        if (silent > 0) {
            notes.add(
                    silent == 1
                            ? "1 open place has stopped reporting; it counts as if it went on at its pace."
                            : silent
                                    + " open places have stopped reporting; they count as if they went on at their pace.");
        }
        if (part.left() > 0) {
            notes.add(
                    part.left() == 1
                            ? "1 open site has never reported and is left out."
                            : part.left() + " open sites have never reported and are left out.");
        }
        if (part.counted().stream().anyMatch(stream -> stream.site().isEmpty())) {
            notes.add("A country that tells its total only is read as one stream, which makes the interval wider.");
        } else if (part.counted().size() == 1) {
            notes.add("With one site alone the interval is wider than it need be.");
        }
    }

    private static boolean isSilent(Streams.Stream stream, LocalDate cutOff) {
        LocalDate last = stream.reports().lastReport();
        return last != null && last.isBefore(cutOff) && stream.reports().isOpenAfter(cutOff);
    }

    boolean isLow() {
        return !low.isEmpty();
    }

    /** First why it rests on little. */
    List<String> sentences() {
        return Stream.concat(low.stream(), notes.stream()).toList();
    }
}
