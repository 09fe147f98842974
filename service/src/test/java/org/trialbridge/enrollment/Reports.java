package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Origin;

/** Reports for tests. */
final class Reports {
    private Reports() {}

    static CountsInput report(@Nullable Integer screened, @Nullable Integer screenFailed, @Nullable Integer enrolled) {
        return new CountsInput(screened, screenFailed, enrolled, null, null, null, null, null, null, null, null, null);
    }

    static CountsInput enrolled(int enrolled) {
        return report(null, null, enrolled);
    }

    static CountsInput enrolled(int enrolled, CorrectionReason reason, String note) {
        return new CountsInput(null, null, enrolled, null, null, null, null, null, null, reason, note, null);
    }

    /** The line that would be stored for a report. */
    static Counts line(LocalDate periodEnd, int revision, CountsInput input) {
        return new Counts(
                periodEnd,
                revision,
                input.screened(),
                input.screenFailed(),
                input.enrolled(),
                input.dose1(),
                input.dose2(),
                input.dose3(),
                input.withdrawn(),
                input.completed(),
                Qualifier.EXACT,
                Provenance.RECORDED,
                List.of(),
                Origin.Channel.API,
                input.reasonCode(),
                input.note());
    }
}
