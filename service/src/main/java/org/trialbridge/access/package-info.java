/**
 * Who may do what, and where. A user holds grants: a role at a place (everything, a trial, a country of a trial, a site).
 * What lies outside a user's places does not exist for him (404); what lies inside but beyond his role is forbidden
 * (403), and the answer names the roles that may. {@link org.trialbridge.access.Actor#require} is the only check of a
 * permission in the system; lists are cut by {@link org.trialbridge.access.Scope}.
 */
@NullMarked
package org.trialbridge.access;

import org.jspecify.annotations.NullMarked;
