package org.trialbridge.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.ReportFile;
import org.trialbridge.report.Rows;
import org.trialbridge.report.TablesWorkbook;
import org.trialbridge.report.TablesWorkbook.Column;
import org.trialbridge.report.TablesWorkbook.Table;

/** The handover pack: a sheet for each kind of thing. */
final class HandoverTables {
    private HandoverTables() {}

    static ReportFile write(Handover pack) {
        return TablesWorkbook.write(
                pack.name() + ".xlsx",
                pack.title(),
                pack.today(),
                List.of(
                        countries(pack),
                        actions(pack),
                        contacts(pack),
                        promises(pack),
                        dates(pack),
                        outreach(pack),
                        questions(pack)));
    }

    private static Table<Handover.Country> countries(Handover pack) {
        return new Table<>(
                "Countries",
                List.of(
                        new Column<>("Trial", 14, Handover.Country::trial),
                        new Column<>("Country", 20, country -> CountryNames.of(country.iso2())),
                        new Column<>("Stage", 18, country -> words(country.stage())),
                        new Column<>("Since", 12, Handover.Country::since),
                        new Column<>("Priority\n(1 is high)", 11, Handover.Country::priority),
                        new Column<>("Target", 9, Handover.Country::target),
                        new Column<>("Next step", 48, Handover.Country::nextStep),
                        new Column<>("Due", 12, Handover.Country::nextStepDueOn),
                        new Column<>("Owner", 28, Handover.Country::owner),
                        new Column<>("Lead institution", 36, Handover.Country::leadInstitution),
                        new Column<>("Note", 56, Handover.Country::note)),
                rows(pack.countries()),
                "No country is owned or coordinated.");
    }

    private static Table<Handover.Task> actions(Handover pack) {
        return new Table<>(
                "Open actions",
                List.of(
                        new Column<>("Due", 12, Handover.Task::dueOn),
                        new Column<>(
                                "Overdue\n(days)",
                                11,
                                task -> task.dueOn().isBefore(pack.today())
                                        ? ChronoUnit.DAYS.between(task.dueOn(), pack.today())
                                        : null),
                        new Column<>("Trial", 14, Handover.Task::trial),
                        new Column<>("Country", 20, task -> country(task.iso2())),
                        new Column<>("Action", 64, Handover.Task::text),
                        new Column<>("Owner", 32, Handover.Task::owner),
                        new Column<>("Status", 14, task -> words(task.status())),
                        new Column<>("Carried over", 13, Handover.Task::carriedOver),
                        new Column<>("From", 40, Handover.Task::meeting)),
                rows(pack.actions()),
                "No action is open.");
    }

    private static Table<Handover.Contact> contacts(Handover pack) {
        return new Table<>(
                "Contacts",
                List.of(
                        new Column<>("Trial", 14, Handover.Contact::trial),
                        new Column<>("Country", 20, contact -> country(contact.iso2())),
                        new Column<>("Site", 12, Handover.Contact::site),
                        new Column<>("Part", 24, contact -> words(contact.part())),
                        new Column<>("Name", 32, Handover.Contact::name),
                        new Column<>("Institution", 40, Handover.Contact::institution),
                        new Column<>("Languages", 12, contact -> String.join(", ", contact.languages())),
                        new Column<>("Zone", 20, Handover.Contact::zone),
                        new Column<>("E-mail", 32, Handover.Contact::email),
                        new Column<>("Telephone", 20, Handover.Contact::phone),
                        new Column<>("Do not contact", 15, Handover.Contact::doNotContact)),
                rows(pack.contacts()),
                "Nobody has a part here yet.");
    }

    private static Table<Handover.Promise> promises(Handover pack) {
        return new Table<>(
                "Promises",
                List.of(
                        new Column<>("Trial", 14, Handover.Promise::trial),
                        new Column<>("Country", 20, promise -> country(promise.iso2())),
                        new Column<>("Kind", 18, Handover.Promise::kind),
                        new Column<>("What", 72, Handover.Promise::text),
                        new Column<>("From or with", 48, Handover.Promise::origin),
                        new Column<>("Since", 12, Handover.Promise::since),
                        new Column<>("Until", 12, Handover.Promise::until)),
                rows(pack.promises()),
                "Nothing was decided or agreed.");
    }

    private static Table<Handover.Due> dates(Handover pack) {
        return new Table<>(
                "Dates",
                List.of(
                        new Column<>("Day", 12, Handover.Due::dueOn),
                        new Column<>("Days left", 10, due -> ChronoUnit.DAYS.between(pack.today(), due.dueOn())),
                        new Column<>("Trial", 14, Handover.Due::trial),
                        new Column<>("Country", 20, due -> country(due.iso2())),
                        new Column<>("Kind", 20, Handover.Due::kind),
                        new Column<>("What", 72, Handover.Due::text)),
                rows(pack.dates()),
                "Nothing is due.");
    }

    private static Table<Handover.Unanswered> outreach(Handover pack) {
        return new Table<>(
                "No reply yet",
                List.of(
                        new Column<>("Trial", 14, Handover.Unanswered::trial),
                        new Column<>("Country", 20, one -> country(one.iso2())),
                        new Column<>("Sent", 12, Handover.Unanswered::sentOn),
                        new Column<>("Days since", 10, one -> ChronoUnit.DAYS.between(one.sentOn(), pack.today())),
                        new Column<>("Kind", 20, one -> words(one.kind())),
                        new Column<>("Institution", 36, Handover.Unanswered::institution),
                        new Column<>("Subject", 64, Handover.Unanswered::subject),
                        new Column<>("Outcome", 14, one -> words(one.outcome()))),
                rows(pack.outreach()),
                "Everything was answered.");
    }

    private static Table<Handover.Question> questions(Handover pack) {
        return new Table<>(
                "Open questions",
                List.of(
                        new Column<>("Trial", 14, Handover.Question::trial),
                        new Column<>("Country", 20, question -> country(question.iso2())),
                        new Column<>("About", 36, Handover.Question::about),
                        new Column<>("Asked by", 36, Handover.Question::asker),
                        new Column<>("Since", 12, Handover.Question::since),
                        new Column<>("Question", 72, Handover.Question::text)),
                rows(pack.questions()),
                "No question is open.");
    }

    private static <T> Rows<T> rows(List<T> list) {
        return list::forEach;
    }

    private static @Nullable String country(@Nullable String iso2) {
        return iso2 == null ? null : CountryNames.of(iso2);
    }

    private static String words(String constant) {
        return constant.charAt(0) + constant.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
