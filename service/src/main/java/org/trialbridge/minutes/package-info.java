/**
 * Minutes of meetings: plain text with paragraphs and lists, each language for itself. Each save is a new revision, and no
 * text is lost: who saves after somebody else sees both, and what he wrote is set aside until he merges it by hand. A
 * side is a country that the meeting is about or that attended; it agrees to the newest revision of a language, through
 * its coordinator or through the secretariat, which then says why and from where it knows. When all sides have agreed, or
 * the secretariat says why one is missing, the minutes are frozen and the meeting has its minutes agreed. What is to be
 * said after that is an addendum under them. The secretariat writes; whoever sees the meeting reads. Here, too, is the log
 * into which decisions and action items are typed while a meeting runs.
 */
@NullMarked
package org.trialbridge.minutes;

import org.jspecify.annotations.NullMarked;
