package org.trialbridge.meeting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.account.EmailAddress;
import org.trialbridge.action.Mentions;
import org.trialbridge.country.Country;
import org.trialbridge.problem.Errors;

/**
 * A line of attendance as it was entered.
 *
 * @param delegates 1 if absent
 * @param role a delegate if absent
 * @param status attended if absent and the meeting was held, else invited
 * @param name of a delegate who is not in the directory
 * @param email of that delegate, so that he can be invited; it is not shown again
 */
public record AttendanceInput(
        @Nullable Long personId,
        @Nullable Long institutionId,
        @Nullable String country,
        @Nullable Integer delegates,
        Attendance.@Nullable Role role,
        Attendance.@Nullable Status status,
        @Nullable String name,
        @Nullable String email) {
    private static final int MOST_DELEGATES = 1000;
    private static final int LONGEST_NAME = 200;

    /**
     * @param at what stands before the names of the fields: nothing, or for example {@code attendance/0/}
     * @param countries the ISO codes of all countries
     * @param listed ids of the people who are listed already
     * @param held whether the meeting took place
     */
    public AttendanceDraft toDraft(
            Errors errors, String at, Mentions mentions, Set<String> countries, Set<Long> listed, boolean held) {
        errors.check(
                personId != null || institutionId != null || country != null,
                at + "institutionId",
                "Choose an institution, a person or a country.");
        errors.check(
                personId == null || mentions.people().contains(personId),
                at + "personId",
                "Choose a person of the directory.");
        errors.check(
                personId == null || !listed.contains(personId),
                at + "personId",
                "Leave this person out here; another line has him already.");
        errors.check(
                institutionId == null || mentions.institutions().contains(institutionId),
                at + "institutionId",
                "Choose an institution of the directory.");
        errors.check(
                country == null || countries.contains(country),
                at + "country",
                "Enter the two capital letters of a country, such as UZ.");
        int delegates = this.delegates == null ? 1 : this.delegates;
        errors.check(
                delegates >= 1 && delegates <= MOST_DELEGATES,
                at + "delegates",
                "Enter a number of people from 1 to {0}.",
                MOST_DELEGATES);
        errors.check(personId == null || delegates == 1, at + "delegates", "Enter 1: this line is for one person.");
        String name = errors.optionalText(this.name, at + "name", LONGEST_NAME);
        errors.check(
                personId == null || name == null, at + "name", "Leave this empty: the person is in the directory.");
        errors.check(
                personId == null || this.email == null,
                at + "email",
                "Leave this empty: the address stands with the person in the directory.");
        errors.check(this.email == null || name != null, at + "name", "Enter the name that belongs to the address.");
        String email = this.email == null ? null : EmailAddress.check(this.email, at + "email", errors);
        errors.check(
                held || status != Attendance.Status.ATTENDED,
                at + "status",
                "Choose Invited, Accepted or Declined; nobody can have attended before the meeting is held.");
        Attendance.Status standIn = held ? Attendance.Status.ATTENDED : Attendance.Status.INVITED;
        return new AttendanceDraft(
                personId,
                institutionId,
                country,
                delegates,
                role == null ? Attendance.Role.DELEGATE : role,
                status == null ? standIn : status,
                name,
                email);
    }

    /** The same for a line that is there: it keeps its person. */
    AttendanceInput of(@Nullable Long person) {
        return new AttendanceInput(person, institutionId, country, delegates, role, status, name, email);
    }

    /** The ISO codes of countries. */
    static Set<String> codes(List<Country> countries) {
        return countries.stream().map(Country::iso2).collect(Collectors.toUnmodifiableSet());
    }
}
