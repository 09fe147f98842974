package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionInput;
import org.trialbridge.problem.Problem;

/** Judges rows of institutions: by name and country, and by ROR id. */
final class InstitutionJudge {
    private static final Pattern ROR = Pattern.compile("(?:https?://)?(?:www\\.)?(?:ror\\.org/)?(0[0-9a-z]{8})/?");

    private final Directory directory;
    private final Countries countries;
    private final Map<String, RowCells> named = new HashMap<>();
    private final Map<String, List<Integer>> rowsByName = new HashMap<>();
    private final Map<String, Integer> rowsByRor = new HashMap<>();
    private final Map<Integer, Parent> parents = new HashMap<>();

    InstitutionJudge(Directory directory, Countries countries) {
        this.directory = directory;
        this.countries = countries;
    }

    /**
     * What is to be stored.
     *
     * @param current what is there; null if nothing is like it
     * @param parentRow the row of the institution of which it is a part, if that stands in the file
     */
    record Plan(
            InstitutionInput input,
            @Nullable Institution current,
            @Nullable Integer parentRow) {}

    /** Of what a row is a part: of another row, or of an institution of the directory. */
    private record Parent(@Nullable Integer row, @Nullable Long id) {}

    private record Read(
            RowCells cells,
            @Nullable String name,
            @Nullable String nativeName,
            Institution.@Nullable Kind kind,
            @Nullable String iso2,
            @Nullable String rorId) {
        String what() {
            return name == null ? "" : name;
        }
    }

    List<Verdict<Plan>> judge(List<RowCells> rows) {
        List<Read> read = rows.stream().map(this::read).toList();
        read.forEach(this::findParent);
        read.forEach(this::refuseCircles);
        return read.stream().map(this::verdict).toList();
    }

    private Read read(RowCells cells) {
        Read row = new Read(
                cells,
                cells.text(Column.NAME),
                cells.text(Column.NATIVE_NAME),
                cells.has(Column.KIND)
                        ? cells.choice(Column.KIND, Institution.Kind.class, Institution.Kind::label)
                        : Institution.Kind.OTHER,
                countries.iso2(cells, Column.COUNTRY),
                ror(cells.text(Column.ROR_ID)));
        try {
            new InstitutionInput(row.name(), row.nativeName(), row.kind(), row.iso2(), null, row.rorId())
                    .toInstitution(null, row.iso2() != null, true);
        } catch (Problem problem) {
            cells.wrong(problem, Column.NAME);
        }
        if (row.name() != null && row.iso2() != null) {
            RowCells before = named.putIfAbsent(row.iso2() + " " + Likeness.key(row.name()), cells);
            if (before != null) {
                cells.wrong(
                        Column.NAME,
                        "Row " + before.number() + " has this name in the same country. Keep one of the two rows.");
            } else {
                rowsByName
                        .computeIfAbsent(Likeness.key(row.name()), key -> new ArrayList<>())
                        .add(cells.number());
            }
        }
        Integer sameRor = row.rorId() == null ? null : rowsByRor.putIfAbsent(row.rorId(), cells.number());
        if (sameRor != null) {
            cells.wrong(Column.ROR_ID, "Row " + sameRor + " has the same. Check both.");
        }
        return row;
    }

    private static @Nullable String ror(@Nullable String text) {
        var matcher = text == null ? null : ROR.matcher(text.strip());
        return matcher != null && matcher.matches() ? "https://ror.org/" + matcher.group(1) : text;
    }

    /** A row of the file goes before the directory, and the same country before others. */
    private void findParent(Read row) {
        String name = row.cells().text(Column.PARENT);
        if (name == null) {
            return;
        }
        RowCells near = named.get(row.iso2() + " " + Likeness.key(name));
        List<Integer> rows =
                near == null ? rowsByName.getOrDefault(Likeness.key(name), List.of()) : List.of(near.number());
        if (rows.size() == 1) {
            parents.put(row.cells().number(), new Parent(rows.get(0), null));
            return;
        }
        boolean here = row.iso2() != null && !directory.like(name, row.iso2()).isEmpty();
        Institution found = directory.named(row.cells(), Column.PARENT, here ? row.iso2() : null);
        if (found != null) {
            parents.put(row.cells().number(), new Parent(null, found.id()));
        }
    }

    private void refuseCircles(Read row) {
        Integer next = row.cells().number();
        for (int steps = 0; next != null; steps++) {
            Parent parent = parents.get(next);
            next = parent == null ? null : parent.row();
            if (Objects.equals(next, row.cells().number()) || steps > parents.size()) {
                row.cells().wrong(Column.PARENT, "An institution is no part of itself. Check who belongs to whom.");
                return;
            }
        }
    }

    private Verdict<Plan> verdict(Read row) {
        String name = row.name();
        String iso2 = row.iso2();
        if (!row.cells().wrong().isEmpty() || name == null || iso2 == null) {
            return Verdict.rejected(row.cells(), 0, row.what());
        }
        List<Institution> like = directory.like(name, iso2);
        Institution exact = like.stream()
                .filter(one -> one.name().equals(name) && one.iso2().equals(iso2))
                .findFirst()
                .orElse(null);
        Institution sameRor =
                directory.withRor(row.rorId()).stream().findFirst().orElse(null);
        if (exact == null && sameRor != null && like.contains(sameRor)) {
            exact = sameRor;
        }
        if (exact != null) {
            return compared(row, exact);
        }
        Institution similar =
                sameRor != null ? sameRor : like.stream().findFirst().orElse(null);
        Plan fresh = new Plan(input(row, null), similar, parentRow(row));
        return similar == null
                ? Verdict.of(row.cells(), State.NEW, name, null, List.of(), fresh)
                : Verdict.of(row.cells(), State.DUPLICATE, name, like(similar), List.of(), fresh);
    }

    private Verdict<Plan> compared(Read row, Institution now) {
        Differences differences = new Differences();
        InstitutionInput merged = new InstitutionInput(
                differences.take(Column.NAME, now.name(), row.name()),
                differences.take(Column.NATIVE_NAME, now.nativeName(), row.nativeName()),
                row.cells().has(Column.KIND) ? differences.take(Column.KIND, now.kind(), row.kind()) : now.kind(),
                differences.take(Column.COUNTRY, now.iso2(), row.iso2()),
                now.parentId(),
                differences.take(Column.ROR_ID, now.rorId(), row.rorId()));
        Parent parent = parents.get(row.cells().number());
        Long parentId = parent == null ? null : parent.id();
        String parentName = row.cells().text(Column.PARENT);
        boolean sameParent = parent == null
                || Objects.equals(parentId, now.parentId())
                || (parent.row() != null
                        && now.parentName() != null
                        && parentName != null
                        && Likeness.key(now.parentName()).equals(Likeness.key(parentName)));
        if (!sameParent) {
            differences.take(Column.PARENT, now.parentName(), parentName);
            if (parentId != null && leadsTo(parentId, now.id())) {
                row.cells().wrong(Column.PARENT, "That institution is a part of this one. Check who belongs to whom.");
                return Verdict.rejected(row.cells(), 0, row.what());
            }
        }
        Plan plan = new Plan(
                sameParent || parentId == null ? merged : input(row, merged),
                now,
                sameParent || parent == null ? null : parent.row());
        return Verdict.of(
                row.cells(),
                differences.isEmpty() ? State.UNCHANGED : State.CHANGED,
                row.what(),
                like(now),
                differences.sentences(),
                plan);
    }

    private boolean leadsTo(Long from, long to) {
        Long next = from;
        for (int steps = 0; next != null && steps < 100; steps++) {
            if (next == to) {
                return true;
            }
            Institution institution = directory.find(next);
            next = institution == null ? null : institution.parentId();
        }
        return false;
    }

    private @Nullable Integer parentRow(Read row) {
        Parent parent = parents.get(row.cells().number());
        return parent == null ? null : parent.row();
    }

    private InstitutionInput input(Read row, @Nullable InstitutionInput merged) {
        Parent parent = parents.get(row.cells().number());
        Long parentId = parent == null ? null : parent.id();
        return merged == null
                ? new InstitutionInput(row.name(), row.nativeName(), row.kind(), row.iso2(), parentId, row.rorId())
                : withParent(merged, parentId);
    }

    static InstitutionInput withParent(InstitutionInput input, @Nullable Long parentId) {
        return new InstitutionInput(
                input.name(), input.nativeName(), input.kind(), input.iso2(), parentId, input.rorId());
    }

    private static Verdict.Like like(Institution institution) {
        return new Verdict.Like(
                institution.id(),
                institution.version(),
                institution.name() + " (" + institution.iso2() + ")",
                "/institutions/" + institution.id());
    }
}
