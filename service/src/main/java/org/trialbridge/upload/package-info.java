/**
 * Counts that come as a file: the workbook that is downloaded with one's sites and due periods, filled in without a line,
 * uploaded, looked at before anything is saved, and, where rows are wrong, downloaded again with what is wrong beside them.
 * Whoever reports for a site may upload for it. A file is taken whole or not at all, and the same file changes nothing the
 * second time. Every file is taken for hostile until it is read.
 */
@NullMarked
package org.trialbridge.upload;

import org.jspecify.annotations.NullMarked;
