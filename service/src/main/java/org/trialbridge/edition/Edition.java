package org.trialbridge.edition;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.report.ReportVariant;
import org.trialbridge.report.StatusReport.Issue;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.report.Thresholds;

/**
 * An issued status report, without its bytes.
 *
 * @param trial the trial's code
 * @param number runs from 1 in each trial
 * @param country the code of the one country it is about; null for the whole trial
 * @param knownEntry the last audit entry that was known; everything in the edition was known through it
 * @param thresholds as they were configured
 * @param verifyAt where a file can be checked, as it was configured
 * @param software the version that made it
 * @param issuedBy the role of whoever issued it; null for the system itself
 * @param supersedes the number of the edition for which it stands, with the reason
 * @param supersededBy the number of the edition that stands for it, with the reason and the time
 * @param size bytes
 * @param sha256 of the bytes, in hexadecimal
 * @param contentHash over all parts but the sheet Provenance; the same for another version of the software
 */
public record Edition(
        long trialId,
        String trial,
        int number,
        @Nullable Long participationId,
        @Nullable String country,
        LocalDate asOf,
        long knownEntry,
        Instant knownAt,
        @Nullable String title,
        @Nullable String note,
        String language,
        @Json Thresholds thresholds,
        String verifyAt,
        String software,
        @Nullable String issuedBy,
        Instant issuedAt,
        @Nullable Integer supersedes,
        @Nullable String reason,
        @Nullable Integer supersededBy,
        @Nullable String supersededReason,
        @Nullable Instant supersededAt,
        String fileName,
        int size,
        String sha256,
        String contentHash) {

    /** All that it shows: whoever sees less does not see the edition. */
    public Place place() {
        return place(trialId, participationId);
    }

    static Place place(long trialId, @Nullable Long participationId) {
        return participationId == null ? Place.trial(trialId) : Place.country(trialId, participationId);
    }

    /** Which part of the trial it shows, and through which entry. */
    Part part() {
        return new Part(trialId, asOf, participationId, country, knownEntry);
    }

    /** What it was made from, for making it again with a version of the software. */
    Parameters parameters(String softwareVersion) {
        return new Parameters(
                asOf,
                knownAt,
                country,
                false,
                thresholds,
                softwareVersion,
                new Issue(number, title, note, issuedBy, supersedes, reason, verifyAt),
                ReportVariant.STATUS);
    }

    /** E0042. */
    public String label() {
        return Issue.label(number);
    }

    public long kilobytes() {
        return (size + 1023L) / 1024;
    }

    public String path() {
        return "/trials/" + trial + "/editions/" + number;
    }
}
