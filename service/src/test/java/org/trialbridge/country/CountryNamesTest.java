package org.trialbridge.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;

class CountryNamesTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    @Test
    void everyCountryHasANameAndAZoneThatThePlatformKnows() {
        List<Country> countries =
                db.database().read(tx -> tx.dao(CountryDao.class).all());

        assertThat(countries).hasSizeGreaterThan(240);
        assertThat(countries).allSatisfy(country -> {
            assertThat(country.name()).isNotEqualTo(country.iso2());
            assertThat(country.weekendDays()).isNotEmpty();
        });
    }

    @Test
    void namesAreSortedAsPeopleDo() {
        assertThat(CountryNames.sorted(List.of("UZ", "AX", "CI", "AF")).values())
                .containsExactly("Afghanistan", "Åland Islands", "Côte d’Ivoire", "Uzbekistan");
        assertThat(CountryNames.of("UZ", Locale.forLanguageTag("ru"))).isEqualTo("Узбекистан");
    }
}
