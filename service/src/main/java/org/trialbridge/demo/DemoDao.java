package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What the demonstration stores that has no form yet, and the marks of what is made up. */
interface DemoDao {

    /** Whether the database holds any trial or user. */
    @SqlQuery("select exists (select from trial) or exists (select from user_account)")
    boolean isUsed();

    @SqlQuery("select id from participation where trial_id = :trialId and country_iso2 = :iso2")
    Optional<Long> participation(long trialId, String iso2);

    /** A publication on which a stage rests. */
    @SqlUpdate(
            "insert into document (trial_id, name, source, published_on) values (:trialId, :name, :source, :publishedOn)")
    @GetGeneratedKeys("id")
    long addDocument(long trialId, String name, String source, @Nullable LocalDate publishedOn);

    /** An agreement, made up. */
    @SqlUpdate("""
            insert into agreement (trial_id, participation_id, kind, title, signed_on, effective_on, expires_on, illustrative)
            values (:trialId, :participationId, :kind, :title, :signedOn, :signedOn, :expiresOn, true)
            """)
    @GetGeneratedKeys("id")
    long addAgreement(
            long trialId, long participationId, String kind, String title, LocalDate signedOn, LocalDate expiresOn);

    /** An approval as a source tells it. */
    record ToldApproval(
            long trialId,
            long participationId,
            String kind,
            @Nullable Long authorityId,
            String status,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate decidedOn,
            String source,
            boolean illustrative) {}

    @SqlUpdate("""
            insert into approval (trial_id, participation_id, kind, authority_institution_id, status, submitted_on,
                                  decided_on, source, illustrative)
            values (:trialId, :participationId, :kind, :authorityId, :status, :submittedOn,
                    :decidedOn, :source, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long addApproval(@BindMethods ToldApproval approval);

    /** A question of the authority that decided an approval, made up. */
    @SqlUpdate("""
            insert into approval_question (approval_id, asked_on, question, answered_on, answer)
            values (:approvalId, :askedOn, :question, :answeredOn, :answer)
            """)
    void addQuestion(long approvalId, LocalDate askedOn, String question, LocalDate answeredOn, String answer);

    /** What a country needs, copied from a template. */
    @SqlUpdate("""
            with list as (
                insert into approval_need (trial_id, participation_id, template, reason)
                select :trialId, :participationId, t.name, :reason from approval_template t where t.name = :template
                returning id
            )
            insert into approval_need_item (approval_need_id, kind, need, place)
            select list.id, i.kind, i.need, i.place
              from list
              join approval_template t on t.name = :template
              join approval_template_item i on i.template_id = t.id
            """)
    void addNeeds(long trialId, long participationId, String template, String reason);

    /** Marks everything of a trial that a generator made. The one site that a source names stays unmarked. */
    @SqlUpdate("update site set illustrative = true where trial_id = :trialId and code <> :named")
    void markSites(long trialId, String named);

    @SqlUpdate("update outreach set illustrative = true where trial_id = :trialId")
    void markOutreach(long trialId);

    @SqlUpdate("update milestone set illustrative = true where trial_id = :trialId")
    void markMilestones(long trialId);

    @SqlUpdate("update risk set illustrative = true where trial_id = :trialId")
    void markRisks(long trialId);

    @SqlUpdate("update person set illustrative = true where not illustrative")
    void markPeople();
}
