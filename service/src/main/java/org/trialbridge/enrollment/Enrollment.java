package org.trialbridge.enrollment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.plan.Planned;

/**
 * How far a trial, a country or a site is.
 *
 * @param code of the trial or site; null for a country
 * @param iso2 the country; null for a trial
 * @param figures the last known cumulative counts
 * @param lastPeriodEnd the last period of which anything is reported
 * @param target participants to be enrolled
 * @param declaredOn the last period end for which a country declared its total; null for a site
 * @param qualifier how exact the number enrolled is, as far as a country declared it; null for a site
 * @param declared what the country, or the countries together, declared as total; null for a site
 * @param sumOfSites the sum of what the sites reported; null for a site
 * @param plan what the plan in force says of the day; null for a site, and where none is approved
 * @param unallocated what was declared beyond the sites' sum of that day; null for a site
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Enrollment(
        @Nullable String code,
        @Nullable String iso2,
        String name,
        @JsonUnwrapped @Nested Figures figures,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lastPeriodEnd,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer target,
        @Nullable LocalDate declaredOn,
        @Nullable Qualifier qualifier,
        @Nested("plan_") @Nullable Planned plan,
        @Nested("declared_") @Nullable Figures declared,
        @Nested("sites_") @Nullable Figures sumOfSites,
        @Nested("unallocated_") @Nullable Figures unallocated) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How far a country is. */
    public static Enrollment of(CountryCounts country, @Nullable Planned plan) {
        return new Enrollment(
                null,
                country.iso2(),
                CountryNames.of(country.iso2()),
                country.total(),
                country.lastPeriodEnd(),
                country.target(),
                country.declaredOn(),
                country.qualifier(),
                plan,
                country.declared(),
                country.sites(),
                country.unallocated());
    }

    /** Adds countries up. */
    public static Enrollment of(
            String code, String name, @Nullable Integer target, @Nullable Planned plan, List<CountryCounts> countries) {
        Figures total = Figures.NONE;
        Figures declared = Figures.NONE;
        Figures sites = Figures.NONE;
        Figures unallocated = Figures.NONE;
        for (CountryCounts country : countries) {
            total = total.plus(country.total());
            declared = declared.plus(country.declared());
            sites = sites.plus(country.sites());
            unallocated = unallocated.plus(country.unallocated());
        }
        Qualifier qualifier = countries.stream()
                .map(CountryCounts::qualifier)
                .filter(Objects::nonNull)
                .reduce(Qualifier::and)
                .orElse(null);
        return new Enrollment(
                code,
                null,
                name,
                total,
                latest(countries, CountryCounts::lastPeriodEnd),
                target,
                latest(countries, CountryCounts::declaredOn),
                qualifier,
                plan,
                declared,
                sites,
                unallocated);
    }

    private static @Nullable LocalDate latest(
            List<CountryCounts> countries, Function<CountryCounts, @Nullable LocalDate> day) {
        return countries.stream()
                .map(day)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** What stands before the number enrolled: nothing, or how it is meant. */
    public String enrolledIs() {
        return qualifier == null ? "" : qualifier.before();
    }

    /** Enrolled in percent of the target, with one decimal. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public @Nullable BigDecimal percentOfTarget() {
        return target == null || figures.enrolled() == null
                ? null
                : BigDecimal.valueOf(figures.enrolled())
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(target), 1, RoundingMode.HALF_UP);
    }
}
