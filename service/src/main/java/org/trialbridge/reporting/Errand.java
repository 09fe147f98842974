package org.trialbridge.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody to be written to, with everything that concerns him. */
record Errand(Recipient to, List<OpenReport> reports) {

    /** One errand for each person whom a report concerns. */
    static List<Errand> of(Collection<OpenReport> reports, Collection<Recipient> recipients) {
        Map<Long, Errand> errands = new LinkedHashMap<>();
        for (OpenReport report : reports) {
            for (Recipient recipient : recipients) {
                if (recipient.siteId() == report.site().siteId()
                        && recipient.role() == report.step().recipient()) {
                    errands.computeIfAbsent(recipient.userId(), id -> new Errand(recipient, new ArrayList<>()))
                            .reports()
                            .add(report);
                }
            }
        }
        return List.copyOf(errands.values());
    }

    /** Tells whether it is day at one of the sites at least. */
    boolean isByDay(Instant now) {
        return reports.stream().anyMatch(report -> report.isByDay(now));
    }
}
