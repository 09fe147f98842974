package org.trialbridge.enrollment;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.trialbridge.web.Page;

/** The receipt of a report, the same for a site and for a country. It has an address, so that it can be opened again. */
public final class CountsReceiptPages {
    private CountsReceiptPages() {}

    /** What {@code receipt.ftlh} shows. */
    public record Model(CountsReceipt receipt) {
        /** The counts that the report says. */
        public List<Metric> metrics() {
            Figures figures = receipt.line().counts().figures();
            return Arrays.stream(Metric.values())
                    .filter(metric -> metric.of(figures) != null)
                    .toList();
        }
    }

    static Page page(CountsReceipt receipt) {
        Counts counts = receipt.line().counts();
        return new Page(
                CountsReceiptPages.class,
                "receipt.ftlh",
                counts.correction() ? "The correction is saved" : "The report is saved",
                new Model(receipt));
    }

    /** Leads there after a report was sent. */
    static Response redirect(CountsPlace place, Submitted submitted) {
        Counts counts = submitted.line().counts();
        String path = place.path() + "/counts/" + counts.periodEnd() + "/receipts/" + counts.revision();
        return submitted.outcome() == Submitted.Outcome.UNCHANGED
                ? Page.redirect(path, "This was reported already, so nothing was changed.")
                : Page.redirect(path);
    }
}
