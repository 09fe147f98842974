package org.trialbridge.edition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Trial;

/**
 * What somebody can choose who issues an edition.
 *
 * @param whole whether he may issue one of the whole trial
 * @param countries of which he may issue one
 * @param acceptedThrough the last day through which all reporting countries are accepted; null if there is none
 */
public record EditionChoices(
        Trial trial,
        boolean whole,
        List<Participation> countries,
        @Nullable LocalDate acceptedThrough) {
    public EditionChoices {
        countries = List.copyOf(countries);
    }
}
