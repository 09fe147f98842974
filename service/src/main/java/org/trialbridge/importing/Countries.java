package org.trialbridge.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.Country;

/** Countries by their codes of two or three letters, and by their English names. */
final class Countries {
    private static final Map<String, String> ALSO =
            Map.of("usa", "US", "uk", "GB", "great britain", "GB", "uae", "AE", "south korea", "KR", "russia", "RU");

    private final Map<String, Country> byKey = new HashMap<>();

    Countries(List<Country> all) {
        Map<String, Country> codes = new HashMap<>();
        for (Country country : all) {
            codes.put(country.iso2(), country);
            Locale locale = new Locale.Builder().setRegion(country.iso2()).build();
            put(country.iso2(), country);
            put(country.name(), country);
            put(locale.getDisplayCountry(Locale.ENGLISH), country);
            put(threeLetters(locale), country);
        }
        ALSO.forEach((name, iso2) -> {
            Country country = codes.get(iso2);
            if (country != null) {
                put(name, country);
            }
        });
    }

    private static String threeLetters(Locale locale) {
        try {
            return locale.getISO3Country();
        } catch (MissingResourceException e) {
            return locale.getCountry();
        }
    }

    private void put(String name, Country country) {
        byKey.putIfAbsent(Likeness.key(name), country);
    }

    @Nullable
    Country find(@Nullable String text) {
        return text == null ? null : byKey.get(Likeness.key(text));
    }

    /** The code of the country of a cell; one that is not known is noted. */
    @Nullable
    String iso2(RowCells cells, Column column) {
        String text = cells.text(column);
        Country country = find(text);
        if (text != null && country == null) {
            cells.wrong(column, "Enter the English name of a country, or its two letters such as UZ.");
        }
        return country == null ? null : country.iso2();
    }
}
