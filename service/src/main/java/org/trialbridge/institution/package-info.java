/**
 * The directory of institutions: academies, ministries, regulators, ethics committees, hospitals, manufacturers and all
 * others that a trial meets. An institution belongs to a country and can be part of another one. The directory is common
 * to all trials: everybody who reads a trial reads it, the secretariat keeps it.
 */
@NullMarked
package org.trialbridge.institution;

import org.jspecify.annotations.NullMarked;
