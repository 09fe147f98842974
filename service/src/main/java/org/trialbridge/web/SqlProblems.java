package org.trialbridge.web;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/** Says what the database's refusals mean to the person who asked. The codes are PostgreSQL's SQLSTATE. */
final class SqlProblems {
    private static final Duration SOON = Duration.ofSeconds(2);

    private SqlProblems() {}

    /** Empty if the fault is ours: SQL that does not run, or a right that is missing. */
    static Optional<Problem> of(SQLException thrown) {
        String state = thrown.getSQLState();
        if (state == null) { // the pool's own exceptions carry no state: no connection was to be had
            return Optional.of(busy());
        }
        return switch (state) {
            case "23505" -> Optional.of(Problem.conflict("There is one like this already." + rule(thrown)));
            case "23503" ->
                Optional.of(Problem.conflict(
                        "Something that this refers to does not exist, or something else still refers to this."
                                + rule(thrown)));
            case "23514", "23502", "23P01" ->
                Optional.of(Problem.conflict("This does not fit what is stored." + rule(thrown)));
            case "57014", "57P01", "57P02", "57P03", "55P03", "53300", "25006", "40001", "40P01" -> Optional.of(busy());
            default -> byClass(state.substring(0, Math.min(2, state.length())));
        };
    }

    private static Optional<Problem> byClass(String codeClass) {
        return switch (codeClass) {
            case "08", "53" -> Optional.of(busy());
            case "22" ->
                Optional.of(
                        Problem.invalid(
                                java.util.List.of(
                                        new FieldError(
                                                "",
                                                "A value can not be stored: it is too large, too long, or holds characters without meaning."))));
            default -> Optional.empty();
        };
    }

    private static Problem busy() {
        return Problem.unavailable("The database does not answer just now. Nothing was saved. Try again.", SOON);
    }

    /** Constraints are named as sentences, so their names explain themselves. */
    private static String rule(SQLException thrown) {
        ServerErrorMessage message = thrown instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        String constraint = message == null ? null : message.getConstraint();
        return constraint == null ? "" : " The rule is: " + constraint.replace('_', ' ') + ".";
    }
}
