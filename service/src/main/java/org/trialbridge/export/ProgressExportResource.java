package org.trialbridge.export;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItem;
import org.trialbridge.action.ActionItemFilter;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.action.ActionSort;
import org.trialbridge.action.ListedAction;
import org.trialbridge.agreement.AgreementFilter;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.agreement.AgreementSort;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalFilter;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.approval.ApprovalSort;
import org.trialbridge.db.Sort;
import org.trialbridge.document.Document;
import org.trialbridge.document.DocumentFilter;
import org.trialbridge.document.DocumentListService;
import org.trialbridge.document.DocumentSort;
import org.trialbridge.document.Holder;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingFilter;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.meeting.MeetingSort;
import org.trialbridge.milestone.MilestoneFilter;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.outreach.Outreach;
import org.trialbridge.outreach.OutreachFilter;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.outreach.OutreachSort;
import org.trialbridge.report.ReportResource;
import org.trialbridge.report.TablesWorkbook.Table;
import org.trialbridge.risk.Risk;
import org.trialbridge.risk.RiskFilter;
import org.trialbridge.risk.RiskService;
import org.trialbridge.statement.StatementFilter;
import org.trialbridge.statement.StatementService;
import org.trialbridge.web.TimeTravel;

/** The lists of what happens as workbooks, with the filters of their JSON twins. */
@Path("/api/v1")
@Produces(ReportResource.XLSX)
public final class ProgressExportResource {
    private final Services services;
    private final Clock clock;

    /** The services that list things. */
    public record Services(
            MeetingService meetings,
            DecisionListService decisions,
            ActionItemService actions,
            OutreachService outreach,
            AgreementService agreements,
            ApprovalService approvals,
            MilestoneService milestones,
            RiskService risks,
            StatementService statements,
            DocumentListService documents) {}

    public ProgressExportResource(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    @GET
    @Path("meetings.xlsx")
    public Response meetings(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("kind") Meeting.@Nullable Kind kind,
            @QueryParam("status") Meeting.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<MeetingSort> order = Sort.of(sort, MeetingService.USUAL);
        MeetingFilter filter = new MeetingFilter(trial, country, kind, status, q);
        return answer(
                ProgressTables.meetings(
                        new AllRows<>(window -> services.meetings().list(actor, filter, order, window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("decisions.xlsx")
    public Response decisions(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<DecisionSort> order = Sort.of(sort, DecisionListService.USUAL);
        return answer(
                ProgressTables.decisions(
                        new AllRows<>(window -> services.decisions().list(actor, trial, country, q, order, window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("actions.xlsx")
    public Response actions(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") ActionItem.@Nullable Status status,
            @QueryParam("open") boolean open,
            @QueryParam("overdue") boolean overdue,
            @QueryParam("soon") boolean soon,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("dueFrom") @Nullable LocalDate dueFrom,
            @QueryParam("dueTo") @Nullable LocalDate dueTo,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        ActionItemFilter filter = ActionItemFilter.of(trial, country, status, overdue, q)
                .ownedBy(owner)
                .due(soon, dueFrom, dueTo)
                .open(open);
        Sort<ActionSort> order = Sort.of(sort, ActionItemService.USUAL);
        return answer(
                ProgressTables.actions(new AllRows<>(window -> services.actions()
                        .list(actor, filter, order, window)
                        .as(lines -> lines.stream().map(ListedAction::item).toList()))),
                trial,
                country,
                request);
    }

    @GET
    @Path("outreach.xlsx")
    public Response outreach(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") Outreach.@Nullable Outcome status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<OutreachSort> order = Sort.of(sort, OutreachService.USUAL);
        OutreachFilter filter = new OutreachFilter(trial, country, status, q);
        return answer(
                ProgressTables.outreach(
                        new AllRows<>(window -> services.outreach().list(actor, filter, order, window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("agreements.xlsx")
    public Response agreements(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") AgreementFilter.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<AgreementSort> order = Sort.of(sort, AgreementService.USUAL);
        AgreementFilter filter = new AgreementFilter(trial, country, status, q);
        return answer(
                ProgressTables.agreements(
                        new AllRows<>(window -> services.agreements().list(actor, filter, order, window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("approvals.xlsx")
    public Response approvals(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @QueryParam("status") Approval.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<ApprovalSort> order = Sort.of(sort, ApprovalService.USUAL);
        ApprovalFilter filter = new ApprovalFilter(trial, country, site, status, q);
        return answer(
                ProgressTables.approvals(
                        new AllRows<>(window -> services.approvals().list(actor, filter, order, window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("milestones.xlsx")
    public Response milestones(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @QueryParam("status") MilestoneStatus.@Nullable State status,
            @QueryParam("q") @Nullable String q,
            @Context TimeTravel time,
            @Context Request request) {
        MilestoneFilter filter = new MilestoneFilter(trial, country, site, status, q);
        return answer(
                ProgressTables.milestones(new AllRows<>(
                        window -> services.milestones().list(actor, filter, time.asOf(), time.knownAt(), window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("risks.xlsx")
    public Response risks(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @QueryParam("status") Risk.@Nullable Status status,
            @QueryParam("open") boolean open,
            @QueryParam("probability") @Nullable Integer probability,
            @QueryParam("impact") @Nullable Integer impact,
            @QueryParam("milestone") @Nullable Long milestone,
            @QueryParam("q") @Nullable String q,
            @Context TimeTravel time,
            @Context Request request) {
        RiskFilter filter = new RiskFilter(trial, country, site, status, open, probability, impact, milestone, q);
        return answer(
                ProgressTables.risks(new AllRows<>(
                        window -> services.risks().list(actor, filter, time.asOf(), time.knownAt(), window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("statements.xlsx")
    public Response statements(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") StatementFilter.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @Context Request request) {
        StatementFilter filter = new StatementFilter(trial, country, status, q);
        return answer(
                ProgressTables.statements(
                        new AllRows<>(window -> services.statements().list(actor, filter, window))),
                trial,
                country,
                request);
    }

    @GET
    @Path("documents.xlsx")
    public Response documents(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("holder") Holder.@Nullable Kind holder,
            @QueryParam("kind") Document.@Nullable Kind kind,
            @QueryParam("former") boolean former,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        DocumentFilter filter = new DocumentFilter(trial, country, holder, kind, former, q);
        Sort<DocumentSort> order = Sort.of(sort, DocumentListService.USUAL);
        return answer(
                ProgressTables.documents(
                        new AllRows<>(window -> services.documents().list(actor, filter, order, window))),
                trial,
                country,
                request);
    }

    private Response answer(Table<?> table, @Nullable String trial, @Nullable String country, Request request) {
        return ReportResource.answer(Download.of(table, trial, country, clock), request);
    }
}
