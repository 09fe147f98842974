package org.trialbridge.importing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.Country;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.institution.Institution;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteInput;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.SiteStatus;

/** Judges rows of sites: by their codes, and by name and country. */
final class SiteJudge {
    private final Directory directory;
    private final Countries countries;
    private final Map<String, Participation> participations;
    private final Map<String, Site> byCode = new HashMap<>();
    private final Map<String, Site> byName = new HashMap<>();
    private final Function<ZoneId, LocalDate> today;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<String> taken;

    /**
     * @param participations the countries to which whoever imports may give sites
     * @param sites of these countries
     * @param taken further codes that sites of the trial have, in small letters
     */
    SiteJudge(
            Directory directory,
            Countries countries,
            List<Participation> participations,
            List<Site> sites,
            Set<String> taken,
            Function<ZoneId, LocalDate> today) {
        this.directory = directory;
        this.countries = countries;
        this.participations =
                participations.stream().collect(Collectors.toMap(Participation::iso2, Function.identity()));
        this.taken = new HashSet<>(taken);
        this.today = today;
        for (Site site : sites) {
            byCode.put(site.code().toLowerCase(Locale.ROOT), site);
            byName.putIfAbsent(site.iso2() + " " + Likeness.key(site.name()), site);
        }
    }

    /**
     * What is to be stored.
     *
     * @param site checked; as it would be after the change if it is there already
     */
    record Plan(Site site) {}

    Verdict<Plan> judge(RowCells cells) {
        String code = cells.text(Column.CODE);
        String name = cells.text(Column.NAME);
        String iso2 = countries.iso2(cells, Column.COUNTRY);
        Participation participation = iso2 == null ? null : participations.get(iso2);
        if (iso2 != null && participation == null) {
            cells.wrong(Column.COUNTRY, "Choose a country that takes part in the trial.");
        }
        Institution institution = directory.named(cells, Column.INSTITUTION, iso2);
        Integer before = code == null ? null : rows.putIfAbsent(code.toLowerCase(Locale.ROOT), cells.number());
        if (before != null) {
            cells.wrong(Column.CODE, "Row " + before + " has the same code. Keep one of the two rows.");
        }
        Site now = code == null ? null : byCode.get(code.toLowerCase(Locale.ROOT));
        if (code != null && now == null && taken.contains(code.toLowerCase(Locale.ROOT))) {
            cells.wrong(Column.CODE, "Choose another code: this one is taken.");
        }
        if (now != null && iso2 != null && !now.iso2().equals(iso2)) {
            cells.wrong(Column.COUNTRY, "The site of this code is in " + now.iso2() + ". Check both.");
        }
        Differences differences = new Differences();
        SiteInput input = input(cells, code, name, iso2, institution, now, differences);
        Country country = iso2 == null ? null : countries.find(iso2);
        if (participation == null || country == null) {
            if (cells.isEmpty(Column.COUNTRY)) {
                cells.wrong(Column.COUNTRY, "Enter a value.");
            }
            return Verdict.rejected(cells, 0, what(code, name));
        }
        Site site;
        try {
            site = input.toSite(participation, now, country, true, today::apply);
        } catch (Problem problem) {
            cells.wrong(problem, Column.CODE);
            return Verdict.rejected(cells, 0, what(code, name));
        }
        if (!cells.wrong().isEmpty()) {
            return Verdict.rejected(cells, 0, what(code, name));
        }
        return verdict(cells, site, now, differences);
    }

    private Verdict<Plan> verdict(RowCells cells, Site site, @Nullable Site now, Differences differences) {
        Plan plan = new Plan(site);
        String what = what(site.code(), site.name());
        if (now != null) {
            return Verdict.of(
                    cells,
                    differences.isEmpty() ? State.UNCHANGED : State.CHANGED,
                    what,
                    like(now),
                    differences.sentences(),
                    plan);
        }
        Site similar = byName.get(site.iso2() + " " + Likeness.key(site.name()));
        return similar == null
                ? Verdict.of(cells, State.NEW, what, null, List.of(), plan)
                : Verdict.of(cells, State.DUPLICATE, what, like(similar), List.of(), plan);
    }

    private static SiteInput input(
            RowCells cells,
            @Nullable String code,
            @Nullable String name,
            @Nullable String iso2,
            @Nullable Institution institution,
            @Nullable Site now,
            Differences differences) {
        SiteStatus status = cells.choice(Column.STATUS, SiteStatus.class, SiteStatus::label);
        String zone = Zones.read(cells, Column.ZONE);
        if (institution != null
                && (now == null || !Long.valueOf(institution.id()).equals(now.institutionId()))) {
            differences.take(Column.INSTITUTION, now == null ? null : now.institutionName(), institution.name());
        }
        Long institutionId =
                institution != null ? Long.valueOf(institution.id()) : now == null ? null : now.institutionId();
        return new SiteInput(
                now == null ? code : now.code(),
                iso2,
                differences.take(Column.NAME, now == null ? null : now.name(), name),
                institutionId,
                differences.take(Column.CITY, now == null ? null : now.city(), cells.text(Column.CITY)),
                now == null ? null : now.latitude(),
                now == null ? null : now.longitude(),
                differences.take(Column.ZONE, now == null ? null : now.zone().getId(), zone),
                differences.take(Column.STATUS, now == null ? null : now.status(), status),
                differences.take(
                        Column.PLANNED, now == null ? null : now.plannedActivationOn(), cells.day(Column.PLANNED)),
                differences.take(Column.ACTIVATED, now == null ? null : now.activatedOn(), cells.day(Column.ACTIVATED)),
                now == null ? null : now.closedOn(),
                differences.take(Column.TARGET, now == null ? null : now.target(), cells.integer(Column.TARGET)),
                "From a file");
    }

    private static String what(@Nullable String code, @Nullable String name) {
        return (code == null ? "" : code) + (name == null ? "" : " " + name);
    }

    private static Verdict.Like like(Site site) {
        return new Verdict.Like(
                site.id(),
                site.version(),
                site.code() + " " + site.name(),
                "/trials/" + site.trial() + "/sites/" + site.code());
    }
}
