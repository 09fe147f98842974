/** What things cost, measured with JMH: {@code mvn -Pbench,quick test -DskipTests}. */
@NullMarked
package org.trialbridge.bench;

import org.jspecify.annotations.NullMarked;
