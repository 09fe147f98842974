package org.trialbridge.export;

import java.util.List;
import java.util.stream.Collectors;
import org.trialbridge.action.ActionItem;
import org.trialbridge.agreement.Agreement;
import org.trialbridge.approval.Approval;
import org.trialbridge.document.Document;
import org.trialbridge.meeting.MeetingLine;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.outreach.Outreach;
import org.trialbridge.report.Rows;
import org.trialbridge.report.TablesWorkbook.Column;
import org.trialbridge.report.TablesWorkbook.Table;
import org.trialbridge.risk.Risk;
import org.trialbridge.statement.Statement;

/** What the lists of what happens say in a workbook. */
final class ProgressTables {
    private ProgressTables() {}

    static Table<MeetingLine> meetings(Rows<MeetingLine> rows) {
        return new Table<>(
                "Meetings",
                List.of(
                        new Column<>("Id", 8, MeetingLine::id),
                        new Column<>("Kind", 20, MeetingLine::kind),
                        new Column<>("Number", 8, MeetingLine::number),
                        new Column<>("Title", 48, MeetingLine::title),
                        new Column<>("Status", 16, MeetingLine::status),
                        new Column<>("Day", 12, line -> line.when().date()),
                        new Column<>("Local time", 10, line -> line.when().time()),
                        new Column<>("Zone", 20, line -> line.when().zone()),
                        new Column<>("Starts (UTC)", 18, line -> line.when().startsAt()),
                        new Column<>("Minutes", 9, line -> line.when().durationMinutes()),
                        new Column<>("Trials", 18, line -> String.join(", ", line.trials())),
                        new Column<>("Countries", 18, line -> String.join(", ", line.countries())),
                        new Column<>("Attended", 10, MeetingLine::attended),
                        new Column<>("Decisions", 10, MeetingLine::decisions),
                        new Column<>("Actions", 9, MeetingLine::actions)),
                rows,
                "No meeting fits.");
    }

    static Table<DecisionLine> decisions(Rows<DecisionLine> rows) {
        return new Table<>(
                "Decisions",
                List.of(
                        new Column<>("Id", 8, DecisionLine::id),
                        new Column<>("Meeting", 40, DecisionLine::meeting),
                        new Column<>("Countries", 14, line -> String.join(", ", line.countries())),
                        new Column<>("Decided", 12, DecisionLine::decidedOn),
                        new Column<>("Status", 14, DecisionLine::status),
                        new Column<>("Decision", 80, DecisionLine::text)),
                rows,
                "No decision fits.");
    }

    static Table<ActionItem> actions(Rows<ActionItem> rows) {
        return new Table<>(
                "Actions",
                List.of(
                        new Column<>("Id", 8, ActionItem::id),
                        new Column<>("Trial", 14, ActionItem::trial),
                        new Column<>("Country", 9, ActionItem::country),
                        new Column<>("Action", 64, ActionItem::text),
                        new Column<>("Owner", 32, ActionItem::owner),
                        new Column<>("Due", 12, ActionItem::dueOn),
                        new Column<>("Status", 14, ActionItem::status),
                        new Column<>("Done", 12, ActionItem::doneOn),
                        new Column<>("Overdue", 12, ActionItem::overdue),
                        new Column<>("Carried over", 13, ActionItem::carriedOver)),
                rows,
                "No action fits.");
    }

    static Table<Outreach> outreach(Rows<Outreach> rows) {
        return new Table<>(
                "Outreach",
                List.of(
                        new Column<>("Id", 8, Outreach::id),
                        new Column<>("Trial", 14, Outreach::trial),
                        new Column<>("Country", 9, Outreach::iso2),
                        new Column<>("Institution", 32, Outreach::institutionName),
                        new Column<>("Kind", 20, Outreach::kind),
                        new Column<>("Day", 12, Outreach::on),
                        new Column<>("Subject", 64, Outreach::subject),
                        new Column<>("Outcome", 14, Outreach::outcome)),
                rows,
                "No outreach fits.");
    }

    static Table<Agreement> agreements(Rows<Agreement> rows) {
        return new Table<>(
                "Agreements",
                List.of(
                        new Column<>("Id", 8, Agreement::id),
                        new Column<>("Trial", 14, Agreement::trial),
                        new Column<>("Country", 9, Agreement::iso2),
                        new Column<>("Kind", 32, agreement -> agreement.kind().label()),
                        new Column<>("Title", 48, Agreement::title),
                        new Column<>(
                                "Parties",
                                48,
                                agreement -> agreement.parties().stream()
                                        .map(Agreement.Party::name)
                                        .collect(Collectors.joining("; "))),
                        new Column<>("Signed", 12, Agreement::signedOn),
                        new Column<>("Effective", 12, Agreement::effectiveOn),
                        new Column<>("Expires", 12, Agreement::expiresOn)),
                rows,
                "No agreement fits.");
    }

    static Table<Approval> approvals(Rows<Approval> rows) {
        return new Table<>(
                "Approvals",
                List.of(
                        new Column<>("Id", 8, Approval::id),
                        new Column<>("Trial", 14, Approval::trial),
                        new Column<>("Country", 9, Approval::iso2),
                        new Column<>("Site", 12, Approval::site),
                        new Column<>("Kind", 22, Approval::kind),
                        new Column<>("Authority", 36, Approval::authorityName),
                        new Column<>("Reference", 18, Approval::reference),
                        new Column<>("Status", 20, Approval::status),
                        new Column<>("Submitted", 12, Approval::submittedOn),
                        new Column<>("Decided", 12, Approval::decidedOn),
                        new Column<>("Expires", 12, Approval::expiresOn),
                        new Column<>("Conditions", 48, Approval::conditions),
                        new Column<>("Source", 32, Approval::source)),
                rows,
                "No approval fits.");
    }

    static Table<JudgedMilestone> milestones(Rows<JudgedMilestone> rows) {
        return new Table<>(
                "Milestones",
                List.of(
                        new Column<>("Id", 8, judged -> judged.milestone().id()),
                        new Column<>("Trial", 14, judged -> judged.milestone().trial()),
                        new Column<>("Country", 9, judged -> judged.milestone().iso2()),
                        new Column<>("Site", 12, judged -> judged.milestone().site()),
                        new Column<>(
                                "Milestone",
                                28,
                                judged -> judged.milestone().code().label()),
                        new Column<>(
                                "Baseline", 12, judged -> judged.milestone().baselineOn()),
                        new Column<>("Planned", 12, judged -> judged.milestone().plannedOn()),
                        new Column<>("Forecast", 12, JudgedMilestone::forecastOn),
                        new Column<>(
                                "Expected from", 22, judged -> judged.expected().expectedFrom()),
                        new Column<>("Actual", 12, judged -> judged.milestone().actualOn()),
                        new Column<>("Status", 13, judged -> judged.standing().status()),
                        new Column<>(
                                "Days late", 10, judged -> judged.standing().varianceDays()),
                        new Column<>(
                                "Why it moved", 40, judged -> judged.milestone().lastReason())),
                rows,
                "No milestone fits.");
    }

    static Table<Risk> risks(Rows<Risk> rows) {
        return new Table<>(
                "Risks",
                List.of(
                        new Column<>("Id", 8, Risk::id),
                        new Column<>("Trial", 14, Risk::trial),
                        new Column<>("Country", 9, Risk::iso2),
                        new Column<>("Site", 12, Risk::site),
                        new Column<>("Risk", 48, Risk::title),
                        new Column<>("Cause and effect", 48, Risk::description),
                        new Column<>("Probability", 11, Risk::probability),
                        new Column<>("Impact", 9, Risk::impact),
                        new Column<>("Score", 8, Risk::score),
                        new Column<>("Severity", 10, risk -> risk.severity().label()),
                        new Column<>("Response", 10, risk -> risk.response().label()),
                        new Column<>("Measures", 48, Risk::measures),
                        new Column<>("Owner", 32, Risk::owner),
                        new Column<>("Raised", 12, Risk::raisedOn),
                        new Column<>("Due", 12, Risk::dueOn),
                        new Column<>("Looked at again", 16, Risk::reviewOn),
                        new Column<>("Status", 12, risk -> risk.status().label()),
                        new Column<>("Closed", 12, Risk::closedOn)),
                rows,
                "No risk fits.");
    }

    static Table<Statement> statements(Rows<Statement> rows) {
        return new Table<>(
                "Statements",
                List.of(
                        new Column<>("Id", 8, Statement::id),
                        new Column<>("Trial", 14, Statement::trial),
                        new Column<>("Country", 9, Statement::iso2),
                        new Column<>("About", 32, Statement::attribute),
                        new Column<>("Value", 32, Statement::value),
                        new Column<>("Source", 40, Statement::source),
                        new Column<>("Source of", 12, Statement::sourceOn),
                        new Column<>("Confidence", 12, Statement::confidence),
                        new Column<>("Adopted", 9, Statement::adopted)),
                rows,
                "No statement fits.");
    }

    static Table<Document> documents(Rows<Document> rows) {
        return new Table<>(
                "Documents",
                List.of(
                        new Column<>("Id", 8, Document::id),
                        new Column<>("Trial", 14, document -> document.holder().trial()),
                        new Column<>(
                                "Attached to", 14, document -> document.holder().kind()),
                        new Column<>("Name", 36, document -> document.holder().name()),
                        new Column<>("Title", 48, Document::title),
                        new Column<>("Kind", 18, Document::kind),
                        new Column<>("Day on it", 12, Document::datedOn),
                        new Column<>("Type", 20, Document::typeLabel),
                        new Column<>("Bytes", 12, Document::size),
                        new Column<>("Attached (UTC)", 18, Document::attachedAt),
                        new Column<>("Attached by", 24, Document::attachedBy),
                        new Column<>("Withdrawn (UTC)", 18, Document::withdrawnAt),
                        new Column<>("Why withdrawn", 40, Document::withdrawnReason),
                        new Column<>("SHA-256", 36, Document::sha256)),
                rows,
                "No document fits.");
    }
}
