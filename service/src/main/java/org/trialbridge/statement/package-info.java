/**
 * Claims about a trial or one of its countries, each with its source: how many were enrolled, who gave support, when
 * something began. Claims may contradict each other and are all kept; the secretariat adopts at most one of those about
 * the same thing. A claim whose subject or attribute is changed is no longer adopted. Everybody who may read a country
 * reads what is said of it.
 */
@NullMarked
package org.trialbridge.statement;

import org.jspecify.annotations.NullMarked;
