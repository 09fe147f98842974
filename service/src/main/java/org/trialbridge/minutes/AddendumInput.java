package org.trialbridge.minutes;

import org.jspecify.annotations.Nullable;

/** An addendum as it was entered. */
public record AddendumInput(@Nullable String text) {}
