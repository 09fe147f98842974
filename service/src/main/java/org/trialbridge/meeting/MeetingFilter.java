package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;

/**
 * Which meetings are asked for; what is null does not matter.
 *
 * @param trial the trial's code
 * @param country ISO code of one of its countries
 * @param q a text that its title or series contains
 * @param seriesId of the series to which it belongs
 */
public record MeetingFilter(
        @Nullable String trial,
        @Nullable String country,
        Meeting.@Nullable Kind kind,
        Meeting.@Nullable Status status,
        @Nullable String q,
        @Nullable Long seriesId) {

    public MeetingFilter(
            @Nullable String trial,
            @Nullable String country,
            Meeting.@Nullable Kind kind,
            Meeting.@Nullable Status status,
            @Nullable String q) {
        this(trial, country, kind, status, q, null);
    }

    static MeetingFilter ofSeries(long seriesId) {
        return new MeetingFilter(null, null, null, null, null, seriesId);
    }
}
