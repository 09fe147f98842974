package org.trialbridge.enrollment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who reported holds in his hand.
 *
 * @param before per metric the last value of an earlier period
 * @param next what the place owes next; null if nothing, and for a country
 * @param editions the issued editions that showed the number before the correction
 * @param mayIssue whether the reader may issue a new edition of the country
 * @param mayIssueWhole whether he may issue one of the whole trial
 */
public record CountsReceipt(
        CountsPlace place,
        CountsLine line,
        Figures before,
        @Nullable Due next,
        List<EditionShown> editions,
        boolean mayIssue,
        boolean mayIssueWhole) {
    public CountsReceipt {
        editions = List.copyOf(editions);
    }
}
