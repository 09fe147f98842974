package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.forecast.Accrual;
import org.trialbridge.forecast.Bins;
import org.trialbridge.forecast.Model;
import org.trialbridge.forecast.Outlook;
import org.trialbridge.forecast.Prospects;
import org.trialbridge.forecast.SiteReports;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.Trial;

/**
 * The forecast of a trial and of its parts, from the counts of those places that a reader sees. All sites are read by one
 * model; a country that is read by its declared totals has one of its own, for a stream of a whole country says nothing
 * of the pace of a site.
 */
public final class TrialOutlook {
    private static final int PERCENT = 100;

    private final Trial trial;
    private final LocalDate asOf;
    private final List<OutlookSite> sites;
    private final List<OutlookCountry> countries;
    private final Streams streams;
    private final Optional<Fitted> model;
    private final List<Optional<Fitted>> ofDeclared;

    /** A model with the number of bins it was fitted to. */
    record Fitted(Model model, int bins) {}

    /**
     * What is known of some places.
     *
     * @param fitted the models that tell of them
     * @param outlooks what each expects of them
     */
    record Assembled(Part part, List<Fitted> fitted, List<Outlook> outlooks) {
        Outlook outlook() {
            return Outlook.sum(outlooks);
        }
    }

    private TrialOutlook(
            Trial trial,
            LocalDate asOf,
            List<OutlookSite> sites,
            List<OutlookCountry> countries,
            Streams streams,
            Optional<Fitted> model,
            List<Optional<Fitted>> ofDeclared) {
        this.trial = trial;
        this.asOf = asOf;
        this.sites = sites;
        this.countries = countries;
        this.streams = streams;
        this.model = model;
        this.ofDeclared = ofDeclared;
    }

    /**
     * Fits the models.
     *
     * @param sites with what they reported by {@code asOf}
     * @param countries with what they declared by then
     */
    public static TrialOutlook of(
            Trial trial, LocalDate asOf, List<OutlookSite> sites, List<OutlookCountry> countries) {
        ReportingCalendar calendar = trial.calendar();
        Streams streams = Streams.of(calendar, asOf, sites, countries);
        Bins.Width width = Streams.isMonthly(calendar) ? Bins.Width.MONTH : Bins.Width.WEEK;
        LocalDate cutOff = streams.cutOff().orElse(asOf);
        List<Double> openings = streams.opening().stream()
                .map(opening -> Bins.monthsUntil(cutOff, opening.day()))
                .toList();
        return new TrialOutlook(
                trial,
                asOf,
                List.copyOf(sites),
                List.copyOf(countries),
                streams,
                fit(streams.sites(), cutOff, width, new Prospects(openings, false, null)),
                streams.declared().stream()
                        .map(stream -> fit(List.of(stream), cutOff, width, Prospects.NONE))
                        .toList());
    }

    private static Optional<Fitted> fit(
            List<Streams.Stream> streams, LocalDate cutOff, Bins.Width width, Prospects prospects) {
        List<SiteReports> reports =
                streams.stream().map(Streams.Stream::reports).toList();
        Bins bins = Bins.endingOn(cutOff, width, reports);
        Accrual accrual = bins.accrual(reports);
        return accrual.hasExposure()
                ? Optional.of(new Fitted(Model.fit(accrual, prospects), bins.count()))
                : Optional.empty();
    }

    /**
     * What is expected of all places together.
     *
     * @param target of what the reader sees; null if there is none
     */
    public Forecast whole(@Nullable Integer target) {
        return forecast(all(), trial.code(), null, trial.title(), target);
    }

    /** What is expected of the countries, in the order of their codes. */
    public List<Forecast> countries() {
        return countries.stream().map(this::of).toList();
    }

    /** What is expected of a country; empty if the reader sees none with this code. */
    public Optional<Forecast> country(String iso2) {
        return countries.stream()
                .filter(country -> country.iso2().equals(iso2))
                .findFirst()
                .map(this::of);
    }

    /** As {@link #country}, with the numbers it continues. */
    public Optional<Forecasted> countryWithHistory(String iso2) {
        return country(iso2)
                .map(told -> new Forecasted(told, ofCountry(iso2).part().history()));
    }

    /** As {@link #site}, with the numbers it continues. */
    public Optional<Forecasted> siteWithHistory(String code) {
        return site(code).map(told -> new Forecasted(told, ofSite(code).part().history()));
    }

    /** The codes of the sites, in order. */
    public List<String> siteCodes() {
        return sites.stream().map(OutlookSite::code).toList();
    }

    /** What is expected of a site; empty if the reader sees none with this code. */
    public Optional<Forecast> site(String code) {
        return sites.stream()
                .filter(site -> site.code().equals(code))
                .findFirst()
                .map(site -> forecast(ofSite(code), code, site.iso2(), site.name(), site.target()));
    }

    /**
     * The day on which a part of the target is reached, by the expected curve; empty if that is not known.
     *
     * @param iso2 a country; null for the trial
     * @param siteCode a site of it; null for the country
     */
    public Optional<LocalDate> reaches(@Nullable String iso2, @Nullable String siteCode, int percent) {
        Integer target = siteCode != null
                ? sites.stream()
                        .filter(site -> site.code().equals(siteCode))
                        .findFirst()
                        .map(OutlookSite::target)
                        .orElse(null)
                : iso2 != null
                        ? countries.stream()
                                .filter(country -> country.iso2().equals(iso2))
                                .findFirst()
                                .map(OutlookCountry::target)
                                .orElse(null)
                        : trial.plannedEnrollment();
        if (target == null) {
            return Optional.empty();
        }
        Assembled place = siteCode != null ? ofSite(siteCode) : iso2 != null ? ofCountry(iso2) : all();
        return place.part().reaches(((long) target * percent + PERCENT - 1) / PERCENT, place.outlooks());
    }

    private Forecast of(OutlookCountry country) {
        return forecast(ofCountry(country.iso2()), country.iso2(), country.iso2(), null, country.target());
    }

    /** The last day up to which all open sites have reported; empty if none did. */
    Optional<LocalDate> cutOff() {
        return streams.cutOff();
    }

    Assembled all() {
        return assemble(iso2 -> true, site -> true, true);
    }

    Assembled ofCountry(String iso2) {
        return assemble(iso2::equals, site -> true, true);
    }

    Assembled ofSite(String code) {
        return assemble(iso2 -> true, code::equals, false);
    }

    private static Forecast forecast(
            Assembled from, String code, @Nullable String iso2, @Nullable String name, @Nullable Integer target) {
        return from.part().forecast(code, iso2, name, target, from.fitted(), from.outlooks());
    }

    /**
     * @param wholeCountries whether what is not told by sites belongs to it
     */
    private Assembled assemble(Predicate<String> inCountry, Predicate<String> isSite, boolean wholeCountries) {
        List<Integer> told = places(
                streams.sites(),
                stream -> inCountry.test(stream.iso2())
                        && stream.site().filter(isSite).isPresent());
        List<Integer> totals =
                wholeCountries ? places(streams.declared(), stream -> inCountry.test(stream.iso2())) : List.of();
        List<Integer> opening =
                places(streams.opening(), open -> inCountry.test(open.iso2()) && isSite.test(open.site()));
        List<Outlook> outlooks = new ArrayList<>();
        List<Fitted> fitted = new ArrayList<>();
        if (!told.isEmpty() || !opening.isEmpty()) {
            model.ifPresent(found -> {
                fitted.add(found);
                outlooks.add(found.model().outlook(told, opening));
            });
        }
        for (int i : totals) {
            ofDeclared.get(i).ifPresent(found -> {
                fitted.add(found);
                outlooks.add(found.model().outlook());
            });
        }
        List<Streams.Stream> counted = Stream.concat(
                        told.stream().map(streams.sites()::get), totals.stream().map(streams.declared()::get))
                .toList();
        long unallocated = wholeCountries
                ? streams.unallocated().entrySet().stream()
                        .filter(entry -> inCountry.test(entry.getKey()))
                        .mapToLong(entry -> entry.getValue())
                        .sum()
                : 0;
        long left = streams.left().stream()
                .filter(open -> inCountry.test(open.iso2()) && isSite.test(open.site()))
                .count();
        return new Assembled(new Part(asOf, streams.cutOff(), counted, unallocated, left), fitted, outlooks);
    }

    private static <T> List<Integer> places(List<T> all, Predicate<T> chosen) {
        return IntStream.range(0, all.size())
                .filter(i -> chosen.test(all.get(i)))
                .boxed()
                .toList();
    }
}
