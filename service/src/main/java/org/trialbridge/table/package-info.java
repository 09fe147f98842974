/**
 * Tables of cells in files that somebody sends: workbooks and CSV. Every file is taken for hostile until it is read: it is
 * measured before it is opened, read as a stream within limits and for a bounded while, and what could be meant in two
 * ways is refused with what to do. Nothing is computed, rounded or guessed, and no link is followed. What the cells mean
 * for a feature is the feature's own business.
 */
@NullMarked
package org.trialbridge.table;

import org.jspecify.annotations.NullMarked;
