package org.trialbridge.forecast;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The International Stroke Trial as its files tell it, where {@code IST_DATA} says that they are. */
final class StrokeTrial {
    private final Path folder;

    private StrokeTrial(Path folder) {
        this.folder = folder;
    }

    static StrokeTrial read() {
        Path folder = Path.of(Optional.ofNullable(System.getenv("IST_DATA")).orElse("../shared/data/ist"));
        assumeTrue(
                Files.isReadable(folder.resolve("golden_ist.json")),
                "not run: IST_DATA does not name a folder with golden_ist.json and counts.csv");
        return new StrokeTrial(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What was known on a day: the sites that had begun, and what they had reported. */
    List<SiteReports> by(LocalDate day) {
        Map<String, List<SiteReports.Report>> reports = new LinkedHashMap<>();
        for (String[] row : rows("counts.csv")) {
            LocalDate end = LocalDate.parse(row[2]);
            if (!end.isAfter(day)) {
                reports.computeIfAbsent(row[0], site -> new ArrayList<>())
                        .add(new SiteReports.Report(end, Integer.parseInt(row[3])));
            }
        }
        List<SiteReports> sites = new ArrayList<>();
        for (String[] row : rows("sites.csv")) {
            LocalDate opened = LocalDate.parse(row[2]);
            if (!opened.isAfter(day)) {
                sites.add(SiteReports.of(opened, null, reports.getOrDefault(row[0], List.of())));
            }
        }
        return sites;
    }

    private List<String[]> rows(String name) {
        try {
            return Files.readAllLines(file(name)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
