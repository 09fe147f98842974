package org.trialbridge.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.risk.Risk;
import org.trialbridge.risk.Severity;

/**
 * A risk that is new, or has another score or status than before.
 *
 * @param iso2 null for a risk of the trial
 * @param site the site's code, or null
 * @param scoreWas null if it was not known then
 * @param statusWas null if it was not known then
 * @param reasons why it was changed in between, the latest first
 */
public record RiskChange(
        long id,
        @Nullable String iso2,
        @Nullable String site,
        String title,
        @Nullable Integer scoreWas,
        int score,
        Risk.@Nullable Status statusWas,
        Risk.Status status,
        List<Comparison.Reason> reasons) {
    public RiskChange {
        reasons = List.copyOf(reasons);
    }

    static RiskChange of(@Nullable Risk was, Risk now) {
        return new RiskChange(
                now.id(),
                now.iso2(),
                now.site(),
                now.title(),
                was == null ? null : Integer.valueOf(was.score()),
                now.score(),
                was == null ? null : was.status(),
                now.status(),
                List.of());
    }

    RiskChange because(List<Comparison.Reason> all) {
        List<Comparison.Reason> own =
                all.stream().filter(reason -> reason.id() == id).toList();
        return new RiskChange(id, iso2, site, title, scoreWas, score, statusWas, status, own);
    }

    public boolean fresh() {
        return statusWas == null;
    }

    public Severity severity() {
        return Severity.of(score);
    }

    boolean differs() {
        return scoreWas == null || scoreWas != score || statusWas != status;
    }
}
