package org.trialbridge.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.BatchReceipt;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchLine;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsBatchService.Seen;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.SiteInput;
import org.trialbridge.site.SiteService;
import org.trialbridge.table.Limits;
import org.trialbridge.table.Refusal;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.trial.ParticipationInput;
import org.trialbridge.trial.ParticipationService;
import org.trialbridge.trial.SiteStatus;

/**
 * Loads what a trial counted before it came here. The whole file is checked first; then it is stored in parts of whole
 * sites, so that nobody who reports meanwhile waits for long. What is stored already is left as it is, so a load that was
 * broken off is simply run again.
 */
public final class HistoryLoad {
    private static final int LINES_AT_A_TIME = 2000;
    private static final int MOST_ERRORS = 1000;
    private static final ParticipationInput UNPLANNED =
            new ParticipationInput(null, null, null, null, null, null, null);

    private final ParticipationService countries;
    private final SiteService sites;
    private final CountsBatchService batches;
    private final Consumer<String> progress;

    /** @param progress is told how far the load is, in sentences */
    public HistoryLoad(
            ParticipationService countries, SiteService sites, CountsBatchService batches, Consumer<String> progress) {
        this.countries = countries;
        this.sites = sites;
        this.batches = batches;
        this.progress = progress;
    }

    /** How many lines did what. */
    public record Loaded(int reported, int corrected, int unchanged) {
        Loaded plus(BatchReceipt receipt) {
            return new Loaded(
                    reported + receipt.reported(), corrected + receipt.corrected(), unchanged + receipt.unchanged());
        }
    }

    /**
     * Adds the sites of a file, and their countries, that the trial does not have yet.
     *
     * @param file with the columns site, country (or iso2) and opened, and, if there is one, name
     * @return how many sites were added
     * @throws Problem INVALID with what is wrong
     */
    public int addSites(Actor actor, String trial, UploadedFile file) {
        List<SiteRow> rows = SiteRow.read(file, Limits.LOAD);
        int added = 0;
        for (int index = 0; index < rows.size(); index++) {
            SiteRow row = rows.get(index);
            if (isMissing(() -> countries.find(actor, trial, row.country()))) {
                countries.create(actor, trial, row.country(), UNPLANNED);
            }
            if (isMissing(() -> sites.find(actor, trial, row.site()))) {
                sites.create(actor, trial, input(row));
                added++;
            }
            if ((index + 1) % 100 == 0) {
                progress.accept("Sites: " + Refusal.number(index + 1) + " of " + Refusal.number(rows.size()) + ".");
            }
        }
        progress.accept("Sites: " + Refusal.number(rows.size()) + ", of them " + Refusal.number(added) + " new.");
        return added;
    }

    /**
     * Stores the counts of a file.
     *
     * @throws Problem INVALID with what is wrong, row by row; then nothing is stored
     */
    public Loaded addCounts(Actor actor, String trial, UploadedFile file, BatchTerms terms) {
        UploadedRows rows = UploadReader.readNow(file, Limits.LOAD);
        progress.accept("Rows: " + Refusal.number(rows.rows().size()) + ". Checking them.");
        rows.notices().forEach(progress);
        requireRight(rows, actor, trial, terms);
        Loaded loaded = new Loaded(0, 0, 0);
        int stored = 0;
        for (List<CountsBatchLine> part : parts(rows.lines())) {
            loaded = loaded.plus(batches.save(actor, trial, part, terms, Seen.partOf(rows.file())));
            stored += part.size();
            progress.accept("Stored: " + Refusal.number(stored) + " of "
                    + Refusal.number(rows.rows().size()) + ".");
        }
        return loaded;
    }

    private void requireRight(UploadedRows rows, Actor actor, String trial, BatchTerms terms) {
        UploadPreview preview = UploadPreview.of(rows, batches.check(actor, trial, rows.lines(), terms));
        List<FieldError> errors = preview.rows().stream()
                .flatMap(row -> row.pointed(!terms.confirmsWarnings()))
                .limit(MOST_ERRORS)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Whole sites together, since the periods of a site are judged in their order. */
    private static List<List<CountsBatchLine>> parts(List<CountsBatchLine> lines) {
        Map<String, List<CountsBatchLine>> bySite = new LinkedHashMap<>();
        lines.forEach(line -> bySite.computeIfAbsent(String.valueOf(line.site()), site -> new ArrayList<>())
                .add(line));
        List<List<CountsBatchLine>> parts = new ArrayList<>();
        List<CountsBatchLine> part = new ArrayList<>();
        for (List<CountsBatchLine> site : bySite.values()) {
            if (!part.isEmpty() && part.size() + site.size() > LINES_AT_A_TIME) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.addAll(site);
        }
        return Stream.concat(parts.stream(), Stream.of(part))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static boolean isMissing(Runnable find) {
        try {
            find.run();
            return false;
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return true;
            }
            throw problem;
        }
    }

    private static SiteInput input(SiteRow row) {
        return new SiteInput(
                row.site(),
                row.country(),
                row.name(),
                null,
                null,
                null,
                null,
                null,
                SiteStatus.ACTIVATED,
                null,
                row.opened(),
                null,
                null,
                null);
    }
}
