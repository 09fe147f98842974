package org.trialbridge.enrollment;

import org.jspecify.annotations.Nullable;

/**
 * Adds up the lines of one country, in the order of periods, its own total of a period after those of its sites. It
 * remembers no line; see {@link CountryCounts#total} for countries that declare totals.
 */
public final class RunningTotal {
    private Figures sites = Figures.NONE;
    private Figures declared = Figures.NONE;
    private Figures sitesThen = Figures.NONE;

    /**
     * Takes what a site reported.
     *
     * @param before the site's last values until then
     * @return its last values from then on
     */
    public Figures report(Figures before, Figures reported) {
        Figures sum = sites;
        sites = Figures.each(metric -> {
            Long now = metric.of(reported);
            return now == null
                    ? metric.of(sum)
                    : Long.valueOf(CountsRules.orZero(metric.of(sum)) + now - CountsRules.orZero(metric.of(before)));
        });
        return newer(before, reported);
    }

    /** Takes what the country declared as its total. */
    public void declare(Figures reported) {
        Figures then = sitesThen;
        sitesThen = Figures.each(metric -> metric.of(reported) == null ? metric.of(then) : metric.of(sites));
        declared = newer(declared, reported);
    }

    /** What the lines so far add up to. */
    public Figures total() {
        return CountryCounts.total(declared, sites, sitesThen);
    }

    /** The number enrolled alone, for who asks after every line. */
    public @Nullable Long enrolled() {
        return CountryCounts.total(declared.enrolled(), sites.enrolled(), sitesThen.enrolled());
    }

    /** What was declared beyond the sites' sum of that day. */
    public Figures unallocated() {
        return CountryCounts.unallocated(declared, sitesThen);
    }

    private static Figures newer(Figures before, Figures reported) {
        return Figures.each(metric -> metric.of(reported) == null ? metric.of(before) : metric.of(reported));
    }
}
