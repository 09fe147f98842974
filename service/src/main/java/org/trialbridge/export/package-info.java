/**
 * Lists as workbooks: each list of the API has a twin that ends in {@code .xlsx}, with the same filters, for the same
 * people, holding all its rows. And the handover pack: all that somebody must know who takes over a country or the work of
 * a colleague, in one workbook.
 */
@NullMarked
package org.trialbridge.export;

import org.jspecify.annotations.NullMarked;
