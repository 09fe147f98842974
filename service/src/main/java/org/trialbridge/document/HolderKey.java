package org.trialbridge.document;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Guard;
import org.trialbridge.document.Holder.Kind;
import org.trialbridge.problem.Problem;

/**
 * How a request names what a document hangs on: by an id, or by the code of its trial and, for a country or a site, its own.
 *
 * @param guard the row on which the rules of attaching hang
 */
record HolderKey(
        Kind kind,
        @Nullable Long id,
        @Nullable String trial,
        @Nullable String code,
        Guard guard) {
    private static final String NUMBER = "([0-9]{1,18})";
    private static final String CODE = "([A-Za-z0-9][A-Za-z0-9._-]{0,99})";
    private static final Pattern NUMBERED = Pattern.compile("([a-z]+)/" + NUMBER);
    private static final Pattern OF_A_MEETING = Pattern.compile("meetings/" + NUMBER + "/decisions/" + NUMBER);
    private static final Pattern CODED = Pattern.compile("trials/" + CODE + "(?:/(countries|sites)/" + CODE + ")?");

    private static final Map<String, Kind> NAMES = Map.of(
            "meetings", Kind.MEETING,
            "actions", Kind.ACTION,
            "outreach", Kind.OUTREACH,
            "agreements", Kind.AGREEMENT,
            "approvals", Kind.APPROVAL,
            "milestones", Kind.MILESTONE,
            "institutions", Kind.INSTITUTION);

    /**
     * Reads an address as {@code meetings/7}, {@code meetings/7/decisions/3} or {@code trials/ZF2001-III/countries/UZ}.
     *
     * @throws Problem NOT_FOUND if it is of no such form
     */
    static HolderKey of(String ref) {
        Matcher coded = CODED.matcher(ref);
        if (coded.matches()) {
            return coded(coded.group(1), coded.group(2), coded.group(3));
        }
        Matcher decision = OF_A_MEETING.matcher(ref);
        if (decision.matches()) {
            return numbered(Kind.DECISION, decision.group(2), Guard.meeting(Long.parseLong(decision.group(1))));
        }
        Matcher numbered = NUMBERED.matcher(ref);
        Kind kind = numbered.matches() ? NAMES.get(numbered.group(1)) : null;
        if (kind == null) {
            throw Problem.notFound();
        }
        return numbered(kind, numbered.group(2), guard(kind, Long.parseLong(numbered.group(2))));
    }

    private static HolderKey numbered(Kind kind, String id, Guard guard) {
        return new HolderKey(kind, Long.valueOf(id), null, null, guard);
    }

    private static HolderKey coded(String trial, @Nullable String things, @Nullable String code) {
        if (things == null || code == null) {
            return new HolderKey(Kind.TRIAL, null, trial, null, Guard.trial(trial));
        }
        return "sites".equals(things)
                ? new HolderKey(Kind.SITE, null, trial, code, Guard.site(trial, code))
                : new HolderKey(Kind.COUNTRY, null, trial, code, Guard.participation(trial, code));
    }

    private static Guard guard(Kind kind, long id) {
        return switch (kind) {
            case MEETING -> Guard.meeting(id);
            case ACTION -> Guard.actionItem(id);
            case OUTREACH -> Guard.outreach(id);
            case AGREEMENT -> Guard.agreement(id);
            case APPROVAL -> Guard.approval(id);
            case MILESTONE -> Guard.milestone(id);
            case INSTITUTION -> Guard.institution(id);
            default -> throw new IllegalArgumentException(kind + " is not named by its number alone");
        };
    }
}
