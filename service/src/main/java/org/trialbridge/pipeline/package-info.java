/**
 * How far each country has come on its way to taking part, from first contact to completion, and what caused each step.
 * The secretariat moves a country, with a reason and with evidence: a meeting, a decision, an approval. Stages may be
 * skipped forward; a way back needs a setback or a mistake in the data as its reason. What a stage expects and is not
 * there is recorded with the change as a warning and blocks nothing. Changes are never rewritten: a mistake is mended by
 * a further change.
 */
@NullMarked
package org.trialbridge.pipeline;

import org.jspecify.annotations.NullMarked;
