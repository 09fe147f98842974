package org.trialbridge.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often signing in failed since it worked last, and when it failed last. */
public record Failures(int count, @Nullable Instant last) {}
