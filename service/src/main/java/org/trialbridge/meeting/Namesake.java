package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the directory that a pasted line may mean.
 *
 * @param key by what it was looked up, in small letters
 * @param country an institution's country
 */
public record Namesake(
        String key, long id, String name, @Nullable String country) {}
