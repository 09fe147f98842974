package org.trialbridge.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements about the same attribute of the same country, or of the trial.
 *
 * @param iso2 null for the trial
 */
public record StatementGroup(@Nullable String iso2, String attribute, List<Statement> statements) {
    public StatementGroup {
        statements = List.copyOf(statements);
    }

    /** Whether not all of them say the same. */
    public boolean isContradictory() {
        return statements.stream().map(Statement::value).distinct().count() > 1;
    }

    /** Groups neighbours of a list. */
    public static List<StatementGroup> of(List<Statement> statements) {
        List<StatementGroup> groups = new ArrayList<>();
        List<Statement> open = new ArrayList<>();
        for (Statement statement : statements) {
            if (!open.isEmpty() && !aboutTheSame(open.get(0), statement)) {
                groups.add(group(open));
                open.clear();
            }
            open.add(statement);
        }
        if (!open.isEmpty()) {
            groups.add(group(open));
        }
        return groups;
    }

    private static StatementGroup group(List<Statement> open) {
        return new StatementGroup(open.get(0).iso2(), open.get(0).attribute(), open);
    }

    private static boolean aboutTheSame(Statement one, Statement other) {
        return Objects.equals(one.iso2(), other.iso2()) && one.attribute().equals(other.attribute());
    }
}
