package org.trialbridge.document;

import org.jspecify.annotations.Nullable;

/**
 * Which documents are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2: what hangs on the country or on something in it
 * @param holder on what kind of thing they hang
 * @param former whether those are listed too that were replaced, withdrawn or erased
 * @param q a part of the title or the description, in any case
 */
public record DocumentFilter(
        @Nullable String trial,
        @Nullable String country,
        Holder.@Nullable Kind holder,
        Document.@Nullable Kind kind,
        boolean former,
        @Nullable String q) {}
