/**
 * Finds trials, countries, sites, institutions, people, meetings and decisions by their words, whatever the keyboard:
 * without accents, in Latin or Cyrillic letters, with one typo. It looks at the present only, finds what the reader's
 * lists would show, and never looks at contact details.
 */
@NullMarked
package org.trialbridge.search;

import org.jspecify.annotations.NullMarked;
