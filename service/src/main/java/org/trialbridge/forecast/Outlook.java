package org.trialbridge.forecast;

import java.util.List;

/** What is expected of some sites: how many they will enrol within a time from now, and how sure that is. */
@FunctionalInterface
public interface Outlook {

    /**
     * How many will be enrolled.
     *
     * @param months from now, 0 or more
     */
    Predictive at(double months);

    /** The sites of several outlooks together, which miss independently of each other. */
    static Outlook sum(List<Outlook> parts) {
        List<Outlook> all = List.copyOf(parts);
        return all.size() == 1
                ? all.get(0)
                : months -> {
                    double mean = 0;
                    double squares = 0;
                    for (Outlook part : all) {
                        Predictive predictive = part.at(months);
                        mean += predictive.mean();
                        squares += predictive.dispersion() * predictive.mean() * predictive.mean();
                    }
                    return new Predictive(mean, mean > 0 ? squares / (mean * mean) : 0);
                };
    }
}
