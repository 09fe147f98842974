package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/** Many reports in one request, unchecked. */
public record CountsBatchInput(@Nullable List<@Nullable Line> lines) {
    /** More come as a file. */
    static final int MOST_LINES = 1000;

    /** As {@link CountsBatchLine}, with the counts beside the place. */
    public record Line(
            @Nullable String site,
            @Nullable String country,
            @Nullable LocalDate periodEnd,
            @Nullable Integer revision,
            @Nullable Integer screened,
            @Nullable Integer screenFailed,
            @Nullable Integer enrolled,
            @Nullable Integer dose1,
            @Nullable Integer dose2,
            @Nullable Integer dose3,
            @Nullable Integer withdrawn,
            @Nullable Integer completed,
            @Nullable Qualifier qualifier,
            @Nullable CorrectionReason reasonCode,
            @Nullable String note,
            @Nullable List<String> confirmed) {

        CountsBatchLine at(String pointer) {
            CountsInput input = new CountsInput(
                    screened,
                    screenFailed,
                    enrolled,
                    dose1,
                    dose2,
                    dose3,
                    withdrawn,
                    completed,
                    qualifier,
                    reasonCode,
                    note,
                    confirmed);
            return new CountsBatchLine(pointer, site, country, periodEnd, revision, input);
        }
    }

    /** @throws Problem INVALID if there are no lines, or too many */
    List<CountsBatchLine> toLines() {
        if (lines == null || lines.isEmpty()) {
            throw Problem.invalid("lines", "Send at least one line.");
        }
        if (lines.size() > MOST_LINES) {
            throw Problem.invalid(
                    "lines",
                    "Send at most {0} lines in one request; these are {1}. Upload more as a file.",
                    CountsRules.number(MOST_LINES),
                    CountsRules.number(lines.size()));
        }
        List<CountsBatchLine> all = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            if (line == null) {
                throw Problem.invalid("lines/" + index, "Send a line, or leave it out.");
            }
            all.add(line.at("lines/" + index));
        }
        return all;
    }
}
