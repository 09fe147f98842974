/**
 * Files that hang on something: a letter on an outreach, the signed text on an agreement, minutes on a meeting. Whoever may
 * see the thing sees its documents, whoever may change it attaches, replaces and withdraws them. What a file is, is told by
 * its content; neither its name nor what the sender says of it is believed. The bytes never change: a newer version is a
 * document of its own, and the older one stays readable. Nothing is deleted silently: a document is withdrawn with a reason,
 * and only where the law wants it the secretariat erases the bytes, whose digest stays.
 */
@NullMarked
package org.trialbridge.document;

import org.jspecify.annotations.NullMarked;
