/** What the tests stand on: a database of their own, a running application, a browser. */
@NullMarked
package org.trialbridge;

import org.jspecify.annotations.NullMarked;
