package org.trialbridge.minutes;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a save ended.
 *
 * @param current the revision in force
 * @param setAside what was saved, if somebody else had saved before; null if it is in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Saved(Revision current, @Nullable Revision setAside) {}
