package org.trialbridge.country;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The names of countries, from the platform's locale data. */
public final class CountryNames {
    private CountryNames() {}

    /** Returns the English name of a country; for a code that no country has, the code. */
    public static String of(String iso2) {
        return of(iso2, Locale.ENGLISH);
    }

    public static String of(String iso2, Locale language) {
        return new Locale.Builder().setRegion(iso2).build().getDisplayCountry(language);
    }

    /** Returns the codes with their English names, in the order of the names. */
    public static Map<String, String> sorted(Collection<String> codes) {
        Map<String, String> names = new LinkedHashMap<>();
        codes.stream()
                .sorted(Comparator.comparing(CountryNames::of, Collator.getInstance(Locale.ENGLISH)))
                .forEach(iso2 -> names.put(iso2, of(iso2)));
        return names;
    }
}
