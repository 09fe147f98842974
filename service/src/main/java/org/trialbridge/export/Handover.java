package org.trialbridge.export;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that somebody must know who takes over.
 *
 * @param title whose or which country's it is
 * @param name of the file, without its ending
 */
public record Handover(
        String title,
        String name,
        LocalDate today,
        List<Country> countries,
        List<Task> actions,
        List<Contact> contacts,
        List<Promise> promises,
        List<Due> dates,
        List<Unanswered> outreach,
        List<Question> questions) {
    public Handover {
        countries = List.copyOf(countries);
        actions = List.copyOf(actions);
        contacts = List.copyOf(contacts);
        promises = List.copyOf(promises);
        dates = List.copyOf(dates);
        outreach = List.copyOf(outreach);
        questions = List.copyOf(questions);
    }

    /** Where a country stands. */
    public record Country(
            String trial,
            String iso2,
            String stage,
            @Nullable LocalDate since,
            int priority,
            @Nullable Integer target,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepDueOn,
            @Nullable String owner,
            @Nullable String leadInstitution,
            @Nullable String note) {}

    /** An action that is still open. */
    public record Task(
            String trial,
            @Nullable String iso2,
            LocalDate dueOn,
            String text,
            @Nullable String owner,
            String status,
            int carriedOver,
            @Nullable String meeting) {}

    /** Somebody with a part in the country; without address and telephone for those who may not see them. */
    public record Contact(
            long trialId,
            long participationId,
            String trial,
            @Nullable String iso2,
            @Nullable String site,
            String part,
            String name,
            @Nullable String institution,
            List<String> languages,
            @Nullable String zone,
            @Nullable String email,
            @Nullable String phone,
            boolean doNotContact) {
        public Contact {
            languages = List.copyOf(languages);
        }

        Contact withoutDetails() {
            return new Contact(
                    trialId,
                    participationId,
                    trial,
                    iso2,
                    site,
                    part,
                    name,
                    institution,
                    languages,
                    zone,
                    null,
                    null,
                    doNotContact);
        }
    }

    /** A decision that holds or an agreement, with the days from and until which it does. */
    public record Promise(
            String trial,
            String iso2,
            String kind,
            String text,
            @Nullable String origin,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    /** A day by which something is due, or on which something ends. */
    public record Due(
            LocalDate dueOn, String trial, @Nullable String iso2, String kind, String text) {}

    /** A letter, call or request to which nobody answered yet. */
    public record Unanswered(
            String trial,
            String iso2,
            LocalDate sentOn,
            String kind,
            @Nullable String institution,
            String subject,
            String outcome) {}

    /** A question that waits for an answer. */
    public record Question(
            String trial,
            String iso2,
            String about,
            @Nullable String asker,
            @Nullable LocalDate since,
            @Nullable String text) {}
}
