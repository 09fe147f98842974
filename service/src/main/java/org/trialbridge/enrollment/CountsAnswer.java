package org.trialbridge.enrollment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What a program is told that reported: the line in force.
 *
 * @param editions the numbers of the issued editions that showed the number which the report corrects
 */
public record CountsAnswer(@JsonUnwrapped CountsLine line, List<Integer> editions) {
    public CountsAnswer {
        editions = List.copyOf(editions);
    }

    static CountsAnswer of(Submitted submitted) {
        return new CountsAnswer(submitted.line(), submitted.editions());
    }
}
