package org.trialbridge.minutes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country whose agreement the minutes need: one that the meeting is about, or that attended.
 *
 * @param agreement to what it agreed last; null if to nothing
 * @param agrees whether that is still the newest revision of its language
 */
public record Side(String country, @Nullable Agreement agreement, boolean agrees) {

    /** @param agreements the latest last */
    static List<Side> of(List<String> countries, List<Agreement> agreements, List<Revision> inForce) {
        return countries.stream()
                .map(country -> {
                    List<Agreement> own = agreements.stream()
                            .filter(one -> one.country().equals(country))
                            .toList();
                    return own.stream()
                            .filter(one -> isNewest(one, inForce))
                            .findFirst()
                            .map(one -> new Side(country, one, true))
                            .orElseGet(() -> new Side(country, own.isEmpty() ? null : own.get(own.size() - 1), false));
                })
                .toList();
    }

    private static boolean isNewest(Agreement agreement, List<Revision> inForce) {
        return inForce.stream()
                .anyMatch(one -> one.language().equals(agreement.language()) && one.number() == agreement.number());
    }
}
