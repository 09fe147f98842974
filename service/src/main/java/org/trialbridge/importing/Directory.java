package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.institution.Institution;

/** The institutions of the directory by what a spreadsheet knows of them. */
final class Directory {
    private final Map<String, List<Institution>> byKey = new HashMap<>();
    private final Map<String, List<Institution>> byRor = new HashMap<>();
    private final Map<Long, Institution> byId = new HashMap<>();

    Directory(List<Institution> all) {
        for (Institution institution : all) {
            byId.put(institution.id(), institution);
            Stream.of(institution.name(), institution.nativeName() == null ? "" : institution.nativeName())
                    .map(Likeness::key)
                    .filter(key -> !key.isEmpty())
                    .distinct()
                    .forEach(key ->
                            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(institution));
            if (institution.rorId() != null) {
                byRor.computeIfAbsent(institution.rorId(), k -> new ArrayList<>())
                        .add(institution);
            }
        }
    }

    @Nullable
    Institution find(long id) {
        return byId.get(id);
    }

    /** Those whose name or native name is like one, of a country if one is given. */
    List<Institution> like(String name, @Nullable String iso2) {
        return byKey.getOrDefault(Likeness.key(name), List.of()).stream()
                .filter(institution -> iso2 == null || institution.iso2().equals(iso2))
                .toList();
    }

    List<Institution> withRor(@Nullable String rorId) {
        return rorId == null ? List.of() : byRor.getOrDefault(rorId, List.of());
    }

    /**
     * The one institution that a cell names; none or several are noted.
     *
     * @param iso2 where it is, if that is known
     */
    @Nullable
    Institution named(RowCells cells, Column column, @Nullable String iso2) {
        String name = cells.text(column);
        if (name == null) {
            return null;
        }
        List<Institution> found = like(name, iso2);
        if (found.size() > 1) {
            List<Institution> exact =
                    found.stream().filter(one -> one.name().equals(name)).toList();
            found = exact.size() == 1 ? exact : found;
        }
        if (found.isEmpty()) {
            cells.wrong(
                    column,
                    iso2 == null || like(name, null).isEmpty()
                            ? "No institution is called so. Import the institutions first, or write the name as it stands"
                                    + " in the directory."
                            : "The institution of this name is in another country. Check both.");
            return null;
        }
        if (found.size() > 1) {
            cells.wrong(
                    column,
                    "Several institutions are called so, in "
                            + found.stream().map(Institution::iso2).distinct().collect(Collectors.joining(", "))
                            + ". Say in which country, or write the whole name.");
            return null;
        }
        return found.get(0);
    }
}
