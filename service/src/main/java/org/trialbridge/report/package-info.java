/**
 * The status report that leadership opens: one Excel workbook about a trial, or about one of its countries, as of a day
 * and as far as this system knew by an instant. Everything it says is read in one snapshot; the same parameters give the
 * same bytes. Whoever may download reports somewhere in the trial gets what lies in his scope, and the report says so.
 * People appear by role and institution, never by name. A report downloaded here is a draft; editions are issued elsewhere.
 */
@NullMarked
package org.trialbridge.report;

import org.jspecify.annotations.NullMarked;
