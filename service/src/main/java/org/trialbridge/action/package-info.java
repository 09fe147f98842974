/**
 * Action items: who has promised to do what by when, for which country. Each has one owner, a person or an institution,
 * and a day on which it is due; it stays open until it is done or cancelled, and is overdue from the day after. Most come
 * out of a meeting. Whoever sees the country of an action sees the action; the secretariat and the country's coordinator
 * change it. An action for no country belongs to the whole trial.
 */
@NullMarked
package org.trialbridge.action;

import org.jspecify.annotations.NullMarked;
