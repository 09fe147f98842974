package org.trialbridge.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.institution.Institution;
import org.trialbridge.person.Affiliation;
import org.trialbridge.person.AffiliationInput;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonInput;
import org.trialbridge.problem.Problem;

/** Judges rows of people: by e-mail address, and by name and country. */
final class PersonJudge {
    private final Directory directory;
    private final Countries countries;
    private final @Nullable Set<String> mine;
    private final String lawfulBasis;
    private final Map<String, KnownPerson> byEmail = new HashMap<>();
    private final Map<String, List<KnownPerson>> byName = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    /**
     * @param people those that whoever imports may change
     * @param mine the countries whose people he sees; null for all
     * @param lawfulBasis of those for whom the file names none
     */
    PersonJudge(
            Directory directory,
            Countries countries,
            List<KnownPerson> people,
            @Nullable Set<String> mine,
            @Nullable String lawfulBasis) {
        this.directory = directory;
        this.countries = countries;
        this.mine = mine;
        this.lawfulBasis = lawfulBasis == null ? "" : lawfulBasis;
        for (KnownPerson known : people) {
            Person person = known.person();
            if (person.email() != null) {
                byEmail.putIfAbsent(person.email().toLowerCase(Locale.ROOT), known);
            }
            Stream.of(String.valueOf(person.name()), person.nativeName() == null ? "" : person.nativeName())
                    .map(Likeness::key)
                    .filter(key -> !key.isEmpty())
                    .distinct()
                    .forEach(key ->
                            byName.computeIfAbsent(key, k -> new ArrayList<>()).add(known));
        }
    }

    /**
     * What is to be stored.
     *
     * @param current what is there; null if nobody is like him
     */
    record Plan(PersonInput input, @Nullable Person current) {}

    Verdict<Plan> judge(RowCells cells) {
        String name = cells.text(Column.NAME);
        String email = cells.text(Column.EMAIL);
        String iso2 = countries.iso2(cells, Column.COUNTRY);
        Institution institution = directory.named(cells, Column.INSTITUTION, iso2);
        LocalDate from = cells.day(Column.FROM);
        LocalDate until = cells.day(Column.UNTIL);
        String position = cells.text(Column.POSITION);
        String basis = cells.text(Column.LAWFUL_BASIS);
        AffiliationInput affiliation =
                institution == null ? null : new AffiliationInput(institution.id(), position, from, until);
        PersonInput input = new PersonInput(
                name,
                cells.text(Column.NATIVE_NAME),
                cells.text(Column.TITLE),
                email,
                cells.text(Column.PHONE),
                Languages.read(cells, Column.LANGUAGES),
                Zones.read(cells, Column.ZONE),
                basis == null ? lawfulBasis : basis,
                null,
                false,
                affiliation == null ? List.of() : List.of(affiliation));
        try {
            input.toPerson(null, institution == null ? Set.of() : Set.of(institution.id()));
        } catch (Problem problem) {
            cells.wrong(problem, Column.NAME);
        }
        if (position != null && cells.isEmpty(Column.INSTITUTION)) {
            cells.wrong(Column.INSTITUTION, "Enter the institution at which this position is.");
        } else if (until != null && cells.isEmpty(Column.INSTITUTION)) {
            cells.wrong(Column.INSTITUTION, "Enter the institution to which this person belonged until this day.");
        }
        if (mine != null
                && (institution == null || !mine.contains(institution.iso2()))
                && cells.wrong().isEmpty()) {
            cells.wrong(
                    Column.INSTITUTION,
                    "Enter an institution in a country of your trials, so that you see this person.");
        }
        refuseTwice(cells, name, email, institution);
        if (!cells.wrong().isEmpty() || name == null) {
            return Verdict.rejected(cells, 0, name == null ? "" : name);
        }
        return verdict(cells, name, input, institution);
    }

    private void refuseTwice(
            RowCells cells, @Nullable String name, @Nullable String email, @Nullable Institution institution) {
        if (name == null) {
            return;
        }
        String key = email != null
                ? email.toLowerCase(Locale.ROOT)
                : Likeness.key(name) + " " + (institution == null ? "" : institution.id());
        Integer before = rows.putIfAbsent(key, cells.number());
        if (before != null) {
            cells.wrong(
                    email != null ? Column.EMAIL : Column.NAME,
                    "Row " + before + " has the same. Keep one of the two rows.");
        }
    }

    private Verdict<Plan> verdict(RowCells cells, String name, PersonInput input, @Nullable Institution institution) {
        KnownPerson sameEmail =
                input.email() == null ? null : byEmail.get(input.email().toLowerCase(Locale.ROOT));
        List<KnownPerson> sameName = byName.getOrDefault(Likeness.key(name), List.of());
        if (sameEmail != null && sameName.contains(sameEmail)) {
            return compared(cells, input, sameEmail, institution);
        }
        KnownPerson same = sameName.stream()
                .filter(one -> differences(cells, input, one, institution).isEmpty())
                .findFirst()
                .orElse(null);
        if (same != null && sameEmail == null) {
            return compared(cells, input, same, institution);
        }
        KnownPerson similar = sameEmail != null
                ? sameEmail
                : sameName.stream()
                        .filter(one ->
                                institution == null || one.affiliations().isEmpty() || one.isIn(institution.iso2()))
                        .findFirst()
                        .orElse(null);
        Plan plan = new Plan(input, similar == null ? null : similar.person());
        return similar == null
                ? Verdict.of(cells, State.NEW, name, null, List.of(), plan)
                : Verdict.of(cells, State.DUPLICATE, name, similar.like(), List.of(), plan);
    }

    private Verdict<Plan> compared(
            RowCells cells, PersonInput input, KnownPerson now, @Nullable Institution institution) {
        Differences differences = differences(cells, input, now, institution);
        return Verdict.of(
                cells,
                differences.isEmpty() ? State.UNCHANGED : State.CHANGED,
                String.valueOf(input.name()),
                now.like(),
                differences.sentences(),
                new Plan(merged(cells, input, now, institution, new Differences()), now.person()));
    }

    private static Differences differences(
            RowCells cells, PersonInput input, KnownPerson now, @Nullable Institution institution) {
        Differences differences = new Differences();
        merged(cells, input, now, institution, differences);
        return differences;
    }

    private static PersonInput merged(
            RowCells cells,
            PersonInput input,
            KnownPerson known,
            @Nullable Institution institution,
            Differences differences) {
        Person now = known.person();
        AffiliationInput more =
                input.affiliations() == null || input.affiliations().isEmpty()
                        ? null
                        : input.affiliations().get(0);
        List<@Nullable AffiliationInput> affiliations = new ArrayList<>();
        for (Affiliation one : known.affiliations()) {
            LocalDate to = one.to();
            if (to == null && more != null && more.to() != null && isMeant(one, more)) {
                to = more.to();
                differences.add("Institution: \"" + one.institutionName() + "\" ends on " + to);
            }
            affiliations.add(new AffiliationInput(one.institutionId(), one.position(), one.from(), to));
        }
        if (more != null && institution != null && !isThere(known.affiliations(), more)) {
            affiliations.add(more);
            differences.add("Institution: \"" + institution.name() + "\" is added");
        }
        boolean sameAddress =
                now.email() != null && input.email() != null && now.email().equalsIgnoreCase(input.email());
        return new PersonInput(
                differences.take(Column.NAME, now.name(), input.name()),
                differences.take(Column.NATIVE_NAME, now.nativeName(), input.nativeName()),
                differences.take(Column.TITLE, now.title(), input.title()),
                sameAddress ? now.email() : differences.take(Column.EMAIL, now.email(), input.email()),
                differences.take(Column.PHONE, now.phone(), input.phone()),
                input.languages() == null
                        ? List.copyOf(now.languages())
                        : differences.take(Column.LANGUAGES, List.copyOf(now.languages()), input.languages()),
                differences.take(
                        Column.ZONE, now.zone() == null ? null : now.zone().getId(), input.zone()),
                cells.isEmpty(Column.LAWFUL_BASIS)
                        ? now.lawfulBasis()
                        : differences.take(Column.LAWFUL_BASIS, now.lawfulBasis(), input.lawfulBasis()),
                null,
                now.doNotContact(),
                affiliations);
    }

    private static boolean isThere(List<Affiliation> affiliations, AffiliationInput wanted) {
        return affiliations.stream().anyMatch(one -> isMeant(one, wanted));
    }

    private static boolean isMeant(Affiliation one, AffiliationInput wanted) {
        return Objects.equals(one.institutionId(), wanted.institutionId())
                && (wanted.position() == null || wanted.position().equals(one.position()))
                && (wanted.from() == null || wanted.from().equals(one.from()));
    }
}
