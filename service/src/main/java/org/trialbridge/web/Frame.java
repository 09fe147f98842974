package org.trialbridge.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/**
 * What stands around a page.
 *
 * @param actor who looks at it, or null if nobody is signed in
 * @param csrf the token for its forms
 * @param path its own path
 * @param trial the code of the trial it is about, as far as the address tells
 * @param notice a sentence to show once
 * @param undo the number of the request that it tells of, if that can be undone
 */
public record Frame(
        @Nullable Actor actor,
        String csrf,
        String path,
        @Nullable String trial,
        String requestId,
        @Nullable String notice,
        @Nullable String undo) {
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final Pattern TRIAL = Pattern.compile("/trials/(" + CODE + ")(/.*)?");
    private static final List<String> NOT_CODES = List.of("new");

    static @Nullable String trialOf(String path, @Nullable String parameter) {
        Matcher matcher = TRIAL.matcher(path);
        String code = matcher.matches() ? matcher.group(1) : parameter;
        return code == null || !code.matches(CODE) || NOT_CODES.contains(code) ? null : code;
    }

    /** A site contact sees only his own place. */
    public boolean siteContact() {
        return actor != null
                && !actor.grants().isEmpty()
                && actor.grants().stream().allMatch(grant -> grant.role() == Role.SITE_CONTACT);
    }

    /** Who reports counts can do so without a line: his pages bring the script for it. */
    public boolean reporter() {
        return actor != null && actor.userId() != null && actor.mayAnywhere(Action.SUBMIT_COUNTS);
    }

    public boolean managesUsers() {
        return actor != null && actor.mayAnywhere(Action.MANAGE_USERS);
    }

    public boolean readsTrials() {
        return actor != null && actor.mayAnywhere(Action.VIEW);
    }

    /** Tells whether the actor may do something everywhere: for what concerns all trials. */
    public boolean mayEverywhere(String action) {
        return actor != null && actor.may(Action.valueOf(action), Place.EVERYTHING);
    }

    /** Tells whether the actor may do something anywhere at all: for showing or hiding a button. */
    public boolean mayAnywhere(String action) {
        return actor != null && actor.mayAnywhere(Action.valueOf(action));
    }

    /** Which of the places in the navigation the page belongs to. */
    public String place() {
        String rest = trial == null ? path : path.replaceFirst("^/trials/[^/]+", "");
        if (rest.isEmpty() || "/".equals(rest)) {
            return "overview";
        }
        int end = rest.indexOf('/', 1);
        return switch (end < 0 ? rest.substring(1) : rest.substring(1, end)) {
            case "pipeline", "countries", "outreach", "statements" -> "pipeline";
            case "meetings", "actions" -> "meetings";
            case "sites", "enrollment", "counts", "reporting" -> "sites";
            case "milestones" -> "milestones";
            case "risks" -> "risks";
            case "comparison" -> "overview";
            case "reports", "editions", "status" -> "reports";
            case "institutions", "people", "directory" -> "directory";
            case "users", "outbox" -> "users";
            case "account" -> "account";
            case "my-sites" -> "my-sites";
            default -> "";
        };
    }
}
