package org.trialbridge.search;

import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param url the path of its page
 * @param text its name
 * @param detail what tells it from others of that name: its code, its trial, its country
 * @param closeness how well it fits, up to 1 where all that was typed stands in it
 */
public record Hit(
        Kind kind, String url, String text, @Nullable String detail, double closeness) {}
