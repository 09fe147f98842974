/**
 * Templates of milestones: which ones a trial, a country of a type or a site has, how many days after it began, and what
 * waits for what. The secretariat keeps them. A template of countries or sites that names a stage is applied by itself when
 * a country enters it, and by hand to those that are there already. Applying plans only what is not planned yet, so twice
 * plans nothing twice; a later change of a template changes no milestone.
 */
@NullMarked
package org.trialbridge.schedule;

import org.jspecify.annotations.NullMarked;
