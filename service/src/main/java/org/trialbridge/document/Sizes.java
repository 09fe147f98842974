package org.trialbridge.document;

import java.util.Locale;

/** How large files may be, and how sizes are told. */
final class Sizes {
    /** The largest file, in megabytes. */
    static final int MEGABYTES = 25;

    /** The largest file, in bytes. */
    static final int MOST = MEGABYTES * 1024 * 1024;

    private static final int KILOBYTE = 1024;
    private static final double MEGABYTE = 1024.0 * 1024;

    private Sizes() {}

    /** 840 kB, 2.4 MB. */
    static String label(int bytes) {
        return bytes < MEGABYTE
                ? Math.max(1, (bytes + KILOBYTE - 1) / KILOBYTE) + " kB"
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / MEGABYTE);
    }
}
