package org.trialbridge.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.table.Table;

/**
 * What somebody looks at before a file is loaded.
 *
 * @param loaded when the same file was loaded; null if it never was
 * @param leftOut headings of columns that are not read
 * @param notices what the sender should know of how the file was read
 * @param fingerprint names what is shown, so that nothing else is loaded than what was seen
 */
public record ImportLook(
        Staged staged,
        @Nullable ImportLoad loaded,
        List<? extends Verdict<?>> rows,
        List<String> leftOut,
        List<String> notices,
        String fingerprint) {
    private static final int MOST_ROWS = 200;

    public ImportLook {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
        notices = List.copyOf(notices);
    }

    static ImportLook of(Staged staged, @Nullable ImportLoad loaded, List<? extends Verdict<?>> rows) {
        List<String> leftOut = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (int sheet = 0; sheet < staged.tables().size(); sheet++) {
            Table table = staged.tables().get(sheet);
            List<String> headings = Mapping.headings(table);
            for (int at = 0; at < headings.size(); at++) {
                if (staged.mapping().columns().get(sheet).get(at).isEmpty()
                        && !headings.get(at).isBlank()) {
                    leftOut.add(headings.get(at));
                }
            }
            notices.addAll(table.notices());
        }
        return new ImportLook(staged, loaded, rows, leftOut, notices, fingerprint(rows));
    }

    static String fingerprint(List<? extends Verdict<?>> rows) {
        StringBuilder all = new StringBuilder();
        for (Verdict<?> row : rows) {
            Verdict.Like like = row.like();
            all.append(row.sheet()).append(' ').append(row.row()).append(' ').append(row.state());
            if (like != null) {
                all.append(' ').append(like.id()).append(' ').append(like.version());
            }
            all.append(row.changes()).append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    /** The first rows of a state. */
    public List<? extends Verdict<?>> shown(State state) {
        return rows.stream()
                .filter(row -> row.state() == state)
                .limit(MOST_ROWS)
                .toList();
    }

    /** Whether there is something that could be loaded, and nothing against it. */
    public boolean loadable() {
        return loaded == null && count(State.REJECTED) == 0 && count(State.UNCHANGED) < rows.size();
    }
}
