package org.trialbridge.history;

import org.jspecify.annotations.Nullable;

/**
 * A thing as it is now.
 *
 * @param label what it is called
 * @param path of its page
 * @param trial the code of its trial, or null
 * @param ref by what its page finds it beside its id: a country's or a site's code, the number of a decision's meeting
 */
public record Thing(
        int version,
        String label,
        String path,
        @Nullable String trial,
        @Nullable String ref) {}
