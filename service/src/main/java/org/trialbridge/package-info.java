/** The program: its settings, its commands, and the wiring of everything else. */
@NullMarked
package org.trialbridge;

import org.jspecify.annotations.NullMarked;
