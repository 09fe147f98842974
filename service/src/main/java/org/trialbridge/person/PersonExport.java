package org.trialbridge.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a person, for handing out to that person.
 *
 * @param complete whether the reader sees all trials; else what lies in others is missing, and so are accounts and messages
 * @param otherEntries that were found to be the same person
 * @param attended meetings with the person on the list
 * @param waiting messages to the person that are not sent yet
 * @param texts other texts, written by people, in which a name, address or telephone number of the person stands
 * @param trail when the entry was added and changed; of personal values the trail holds digests only
 */
public record PersonExport(
        Instant madeAt,
        boolean complete,
        Person person,
        List<Affiliation> affiliations,
        List<TrialRole> roles,
        List<MergedPerson> otherEntries,
        List<Attended> attended,
        List<Owned> actions,
        List<Owned> risks,
        List<Account> accounts,
        List<Message> waiting,
        List<NamedIn> texts,
        List<Change> trail) {
    public PersonExport {
        affiliations = List.copyOf(affiliations);
        roles = List.copyOf(roles);
        otherEntries = List.copyOf(otherEntries);
        attended = List.copyOf(attended);
        actions = List.copyOf(actions);
        risks = List.copyOf(risks);
        accounts = List.copyOf(accounts);
        waiting = List.copyOf(waiting);
        texts = List.copyOf(texts);
        trail = List.copyOf(trail);
    }

    /** @param asDelegate what was written on the list of participants, for somebody who was not chosen from the directory */
    public record Attended(
            long meetingId,
            String title,
            LocalDate on,
            String role,
            String status,
            @Nullable String asDelegate,
            int invitations) {}

    public record Owned(
            long id, String trial, String text, @Nullable LocalDate dueOn, String status) {}

    public record Account(
            long id,
            String name,
            String email,
            String zone,
            String language,
            @Nullable Instant disabledAt) {}

    public record Message(String subject, String body, Instant createdAt) {}

    public record Change(Instant at, String action, String table) {}
}
