/**
 * The ground under every page and every address of the API: JSON that is read exactly as it was sent, one place where an
 * exception becomes an answer, limits on what a request may carry, protection of forms against other sites, the frame
 * around the pages, and the reading of forms. It knows no feature. What a browser or a program sends is either
 * understood or declined with a sentence that says what to do; it never leads to a failure of the server.
 */
@NullMarked
package org.trialbridge.web;

import org.jspecify.annotations.NullMarked;
