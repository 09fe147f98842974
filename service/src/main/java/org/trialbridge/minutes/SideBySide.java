package org.trialbridge.minutes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two texts beside each other, line by line, with what differs. */
public record SideBySide(List<Row> rows) {
    /** More pairs of lines than this are not compared one by one. */
    private static final int MOST_PAIRS = 4_000_000;

    public SideBySide {
        rows = List.copyOf(rows);
    }

    /** A line of each text; null where one of them has none. */
    public record Row(@Nullable String one, @Nullable String other) {
        public boolean isSame() {
            return one != null && one.equals(other);
        }

        /** Whether it is an empty line of both. */
        public boolean isBlank() {
            return one != null && one.isBlank() && isSame();
        }
    }

    public boolean isSame() {
        return rows.stream().allMatch(Row::isSame);
    }

    public static SideBySide of(String one, String other) {
        List<String> ones = one.lines().toList();
        List<String> others = other.lines().toList();
        int head = 0;
        while (head < Math.min(ones.size(), others.size()) && ones.get(head).equals(others.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(ones.size(), others.size()) - head
                && ones.get(ones.size() - 1 - tail).equals(others.get(others.size() - 1 - tail))) {
            tail++;
        }
        List<Row> rows = new ArrayList<>();
        ones.subList(0, head).forEach(line -> rows.add(new Row(line, line)));
        addMiddle(rows, ones.subList(head, ones.size() - tail), others.subList(head, others.size() - tail));
        ones.subList(ones.size() - tail, ones.size()).forEach(line -> rows.add(new Row(line, line)));
        return new SideBySide(rows);
    }

    /** Keeps the longest common subsequence of lines together. */
    private static void addMiddle(List<Row> rows, List<String> ones, List<String> others) {
        int[][] longest =
                (long) ones.size() * others.size() > MOST_PAIRS ? new int[ones.size() + 1][1] : lengths(ones, others);
        int width = longest[0].length;
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < ones.size() && j < others.size() && width > 1) {
            if (ones.get(i).equals(others.get(j))) {
                addDifferent(rows, left, right);
                rows.add(new Row(ones.get(i++), others.get(j++)));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                left.add(ones.get(i++));
            } else {
                right.add(others.get(j++));
            }
        }
        left.addAll(ones.subList(i, ones.size()));
        right.addAll(others.subList(j, others.size()));
        addDifferent(rows, left, right);
    }

    private static int[][] lengths(List<String> ones, List<String> others) {
        int[][] longest = new int[ones.size() + 1][others.size() + 1];
        for (int i = ones.size() - 1; i >= 0; i--) {
            for (int j = others.size() - 1; j >= 0; j--) {
                longest[i][j] = ones.get(i).equals(others.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static void addDifferent(List<Row> rows, List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            rows.add(new Row(i < left.size() ? left.get(i) : null, i < right.size() ? right.get(i) : null));
        }
        left.clear();
        right.clear();
    }
}
