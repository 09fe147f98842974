/**
 * What goes wrong, in words. A service that declines a request throws one exception, {@link org.trialbridge.problem.Problem}, with everything
 * that is wrong at once. The API shows it as {@code application/problem+json} (RFC 9457), a page as a message or as
 * the form with its errors. Every message says what to do.
 */
@NullMarked
package org.trialbridge.problem;

import org.jspecify.annotations.NullMarked;
