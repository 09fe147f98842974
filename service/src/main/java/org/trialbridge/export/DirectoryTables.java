package org.trialbridge.export;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.account.User;
import org.trialbridge.account.UserGrant;
import org.trialbridge.institution.Institution;
import org.trialbridge.person.Affiliation;
import org.trialbridge.person.PersonEntry;
import org.trialbridge.report.Rows;
import org.trialbridge.report.TablesWorkbook.Column;
import org.trialbridge.report.TablesWorkbook.Table;
import org.trialbridge.site.SiteStanding;
import org.trialbridge.trial.CountryStanding;

/** What the lists of what exists say in a workbook. */
final class DirectoryTables {
    private DirectoryTables() {}

    static Table<Institution> institutions(Rows<Institution> rows) {
        return new Table<>(
                "Institutions",
                List.of(
                        new Column<>("Id", 8, Institution::id),
                        new Column<>("Name", 48, Institution::name),
                        new Column<>("Own name", 40, Institution::nativeName),
                        new Column<>("Kind", 24, Institution::kind),
                        new Column<>("Country", 9, Institution::iso2),
                        new Column<>("Part of", 40, Institution::parentName),
                        new Column<>("ROR", 30, Institution::rorId)),
                rows,
                "No institution fits.");
    }

    /** Contact details are there for those only who may see them. */
    static Table<PersonEntry> people(Rows<PersonEntry> rows) {
        return new Table<>(
                "People",
                List.of(
                        new Column<>("Id", 8, entry -> entry.person().id()),
                        new Column<>("Name", 32, entry -> entry.person().shownName()),
                        new Column<>("Own name", 28, entry -> entry.person().nativeName()),
                        new Column<>("Institutions", 48, DirectoryTables::institutions),
                        new Column<>("Parts", 48, DirectoryTables::parts),
                        new Column<>(
                                "Languages",
                                12,
                                entry -> String.join(", ", entry.person().languages())),
                        new Column<>("Zone", 20, entry -> entry.person().zone()),
                        new Column<>("E-mail", 32, entry -> entry.person().email()),
                        new Column<>("Telephone", 20, entry -> entry.person().phone()),
                        new Column<>(
                                "Do not contact", 15, entry -> entry.person().doNotContact())),
                rows,
                "Nobody fits.");
    }

    static Table<CountryStanding> countries(Rows<CountryStanding> rows) {
        return new Table<>(
                "Countries",
                List.of(
                        new Column<>("Country", 26, CountryStanding::countryName),
                        new Column<>(
                                "Code", 8, standing -> standing.participation().iso2()),
                        new Column<>(
                                "Stage",
                                20,
                                standing -> standing.participation().stage()),
                        new Column<>(
                                "Since",
                                12,
                                standing -> standing.participation().stageSince()),
                        new Column<>("Recruitment", 24, CountryStanding::recruitmentStatus),
                        new Column<>(
                                "Priority (1 high, 3 low)",
                                10,
                                standing -> standing.participation().priority()),
                        new Column<>(
                                "Owner",
                                26,
                                standing -> standing.participation().ownerName()),
                        new Column<>(
                                "Lead institution",
                                36,
                                standing -> standing.participation().leadInstitutionName()),
                        new Column<>(
                                "Target",
                                9,
                                standing -> standing.participation().target()),
                        new Column<>(
                                "Next step",
                                44,
                                standing -> standing.participation().nextStep()),
                        new Column<>(
                                "Due", 12, standing -> standing.participation().nextStepDueOn()),
                        new Column<>(
                                "Note", 44, standing -> standing.participation().note())),
                rows,
                "No country fits.");
    }

    static Table<SiteStanding> sites(Rows<SiteStanding> rows) {
        return new Table<>(
                "Sites",
                List.of(
                        new Column<>("Trial", 14, standing -> standing.site().trial()),
                        new Column<>("Country", 9, standing -> standing.site().iso2()),
                        new Column<>("Code", 12, standing -> standing.site().code()),
                        new Column<>("Name", 40, standing -> standing.site().name()),
                        new Column<>(
                                "Institution", 36, standing -> standing.site().institutionName()),
                        new Column<>("City", 18, standing -> standing.site().city()),
                        new Column<>("Zone", 20, standing -> standing.site().zone()),
                        new Column<>("Status", 18, standing -> standing.site().status()),
                        new Column<>(
                                "Activation planned",
                                18,
                                standing -> standing.site().plannedActivationOn()),
                        new Column<>(
                                "Activated", 12, standing -> standing.site().activatedOn()),
                        new Column<>("Closed", 12, standing -> standing.site().closedOn()),
                        new Column<>("Target", 9, standing -> standing.site().target()),
                        new Column<>("Reported for", 13, SiteStanding::lastPeriodEnd),
                        new Column<>("Screened", 10, SiteStanding::screened),
                        new Column<>("Enrolled", 10, SiteStanding::enrolled)),
                rows,
                "No site fits.");
    }

    static Table<User> users(Rows<User> rows) {
        return new Table<>(
                "Users",
                List.of(
                        new Column<>("Id", 8, User::id),
                        new Column<>("Name", 32, User::name),
                        new Column<>("E-mail", 36, User::email),
                        new Column<>("Status", 12, User::status),
                        new Column<>(
                                "Roles",
                                56,
                                user -> user.grants().stream()
                                        .map(DirectoryTables::grant)
                                        .collect(Collectors.joining("; "))),
                        new Column<>("Zone", 20, User::zone),
                        new Column<>("Language", 9, User::language)),
                rows,
                "No user fits.");
    }

    private static String grant(UserGrant grant) {
        String place = place(grant.trial(), grant.country(), grant.site());
        return grant.role() + (place.isEmpty() ? " everywhere" : " " + place);
    }

    static String institutions(PersonEntry entry) {
        return entry.affiliations().stream()
                .map(Affiliation::institutionName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    static String parts(PersonEntry entry) {
        return entry.roles().stream()
                .map(role -> role.role().label() + " " + place(role.trial(), role.iso2(), role.site()))
                .collect(Collectors.joining("; "));
    }

    private static String place(@Nullable String trial, @Nullable String country, @Nullable String site) {
        return Stream.of(trial, country, site).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
