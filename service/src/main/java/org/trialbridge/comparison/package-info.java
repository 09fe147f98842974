/**
 * A trial on two days beside each other: what slipped, by how many days and why, which countries moved, how many more are
 * enrolled than before and how many were planned, which risks are new, over or scored anew. Each day is told as it was
 * known at its end, or both as they are known now. Whoever reads a part of a trial compares that part.
 */
@NullMarked
package org.trialbridge.comparison;

import org.jspecify.annotations.NullMarked;
