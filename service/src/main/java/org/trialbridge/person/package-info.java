/**
 * People: who they are, which institutions they belong to, and the part they have in a trial, a country or a site. A
 * person is seen by those in whose scope his roles or institutions lie; e-mail and telephone only by the secretariat and
 * coordinators. Personal values lie apart and can be erased: then the person stays as "erased person", with his roles and
 * institutions, so that what happened stays readable.
 */
@NullMarked
package org.trialbridge.person;

import org.jspecify.annotations.NullMarked;
