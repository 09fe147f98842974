package org.trialbridge.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.report.ReportFile;
import org.trialbridge.report.StatusReport.Issue;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReportDao.Part;
import org.trialbridge.report.Thresholds;

/** The table {@code report_edition}: append-only. An edition is seen by whoever sees all that it shows. */
@RegisterConstructorMapper(Edition.class)
public interface EditionDao {

    /** Editions of a trial, the latest first. */
    @SqlQuery("""
            select e.trial_id, t.code as trial, e.number, e.participation_id, p.country_iso2 as country, e.as_of, e.known_entry,
                   e.known_at, e.title, e.note, e.language, e.thresholds, e.verify_at, e.software, e.issued_by, e.issued_at,
                   e.supersedes, e.reason, later.number as superseded_by, later.reason as superseded_reason,
                   later.issued_at as superseded_at, e.file_name, e.size, e.sha256, e.content_hash
              from report_edition e
              join trial t on t.id = e.trial_id
              left join participation p on p.id = e.participation_id
              left join report_edition later on later.trial_id = e.trial_id and later.supersedes = e.number
             where e.trial_id = :trialId
               and (cast(:before as bigint) is null or e.number < :before)
               and in_scope(e.trial_id, e.participation_id, null, <scope>)
             order by e.number desc
             limit :limit
            """)
    List<Edition> list(long trialId, @Nullable Long before, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select e.trial_id, t.code as trial, e.number, e.participation_id, p.country_iso2 as country, e.as_of, e.known_entry,
                   e.known_at, e.title, e.note, e.language, e.thresholds, e.verify_at, e.software, e.issued_by, e.issued_at,
                   e.supersedes, e.reason, later.number as superseded_by, later.reason as superseded_reason,
                   later.issued_at as superseded_at, e.file_name, e.size, e.sha256, e.content_hash
              from report_edition e
              join trial t on t.id = e.trial_id
              left join participation p on p.id = e.participation_id
              left join report_edition later on later.trial_id = e.trial_id and later.supersedes = e.number
             where e.trial_id = :trialId and e.number = :number
               and in_scope(e.trial_id, e.participation_id, null, <scope>)
            """)
    Optional<Edition> find(long trialId, int number, @BindMethods("scope") Scope scope);

    /** The edition that has just these bytes, whoever asks. */
    @SqlQuery("""
            select e.trial_id, t.code as trial, e.number, e.participation_id, p.country_iso2 as country, e.as_of, e.known_entry,
                   e.known_at, e.title, e.note, e.language, e.thresholds, e.verify_at, e.software, e.issued_by, e.issued_at,
                   e.supersedes, e.reason, later.number as superseded_by, later.reason as superseded_reason,
                   later.issued_at as superseded_at, e.file_name, e.size, e.sha256, e.content_hash
              from report_edition e
              join trial t on t.id = e.trial_id
              left join participation p on p.id = e.participation_id
              left join report_edition later on later.trial_id = e.trial_id and later.supersedes = e.number
             where e.sha256 = :sha256
             limit 1
            """)
    Optional<Edition> ofDigest(String sha256);

    /** A part of the bytes: at most {@code length}, from the byte number {@code from} on, which is 0 for the first. */
    @SqlQuery("""
            select substring(content from :from + 1 for :length)
              from report_edition
             where trial_id = :trialId and number = :number
            """)
    @SingleValue
    byte[] bytes(long trialId, int number, int from, int length);

    @SqlQuery("select coalesce(max(number), 0) + 1 from report_edition where trial_id = :trialId")
    int nextNumber(long trialId);

    /**
     * The last day through which the periods of all countries that report are accepted: null if those of one are not, or
     * nobody reports.
     */
    @SqlQuery("""
            select case when count(*) = count(k.through) then min(k.through) end
              from participation p
              left join accepted_periods k on k.participation_id = p.id
             where p.trial_id = :trialId
               and (cast(:participationId as bigint) is null or p.id = :participationId)
               and (exists (select from current_counts c where c.trial_id = p.trial_id and c.participation_id = p.id)
                    or exists (select from counts c where c.trial_id = p.trial_id and c.place_id = -p.id))
            """)
    @Nullable
    LocalDate acceptedThrough(long trialId, @Nullable Long participationId);

    @SqlUpdate("""
            insert into report_edition (trial_id, number, participation_id, as_of, known_entry, known_at, title, note, language,
                                        thresholds, verify_at, software, issued_by, supersedes, reason, file_name, content,
                                        content_hash, entry_id)
            values (:part.trialId, :issue.number, :part.participationId, :part.asOf, :part.lastEntry, :report.knownAt,
                    :issue.title, :issue.note, :language, :thresholds, :issue.verifyAt, :report.softwareVersion,
                    :issue.issuedBy, :issue.supersedes, :issue.reason, :file.name, :file.content, :file.contentHash, :entryId)
            """)
    void add(
            @BindMethods("part") Part part,
            @BindMethods("report") Parameters report,
            @BindMethods("issue") Issue issue,
            String language,
            @Json Thresholds thresholds,
            @BindMethods("file") ReportFile file,
            long entryId);
}
