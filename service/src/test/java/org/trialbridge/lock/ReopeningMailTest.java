package org.trialbridge.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** Who hears of a reopening. */
class ReopeningMailTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-09T20:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private LockService locks;
    private Participation uzbekistan;
    private Actor dilnoza;
    private Actor liWei;
    private long lock;

    @BeforeEach
    void peopleOfTwoCountries() {
        locks = new LockService(db.database(), new ReopeningLetter(URI.create("https://t.example.org/")), CLOCK);
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        Participation pakistan = given.country("ZF2001-III", "PK");
        long site = given.site(uzbekistan, "UZ-01", FRIDAY.minusWeeks(5));
        dilnoza = user("Dilnoza", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        user("Rustam", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        user("Ayesha", Role.COUNTRY_COORDINATOR, pakistan.place());
        user("Nodira", Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), site));
        user("Anna", Role.LEADERSHIP, Place.EVERYTHING);
        liWei = user("Li Wei", Role.SECRETARIAT, Place.EVERYTHING);
        grant(Objects.requireNonNull(liWei.userId()), Role.SECRETARIAT, uzbekistan.place());
        lock = given.lock(uzbekistan, FRIDAY);
    }

    @Test
    void whoeverMayApproveIsWrittenToOnceAndWhoAskedHearsOfTheApproval() {
        Reopening asked = locks.ask(dilnoza, "ZF2001-III", lock, new ReopeningInput(FRIDAY, "UZ-01 reported late"));
        List<String> waiting = mails("subject");
        String body = mails("body").get(0);

        locks.approve(liWei, "ZF2001-III", lock, asked.id());

        assertThat(waiting)
                .containsExactly(
                        "Rustam: A reopening for Uzbekistan waits for a second person",
                        "Li Wei: A reopening for Uzbekistan waits for a second person");
        assertThat(body)
                .contains("Hello Rustam", "Dilnoza asks", "5 Feb 2021", "UZ-01 reported late")
                .contains("https://t.example.org/trials/ZF2001-III/countries/UZ/locks");
        assertThat(mails("subject")).hasSize(3).last().isEqualTo("Dilnoza: The reopening for Uzbekistan is approved");
        assertThat(mails("body").get(2)).contains("Hello Dilnoza", "Li Wei approved", "5 Feb 2021");
    }

    @Test
    void whoAskedIsToldThatItIsDeclinedAndWhy() {
        Reopening asked = locks.ask(dilnoza, "ZF2001-III", lock, new ReopeningInput(FRIDAY, "UZ-01 reported late"));

        locks.decline(liWei, "ZF2001-III", lock, asked.id(), new RefusalInput("The list of UZ-01 agrees"));

        assertThat(mails("subject")).hasSize(3).last().isEqualTo("Dilnoza: The reopening for Uzbekistan is declined");
        assertThat(mails("body").get(2))
                .contains("Hello Dilnoza", "Li Wei declined", "5 Feb 2021", "The list of UZ-01 agrees")
                .contains("https://t.example.org/trials/ZF2001-III/countries/UZ/locks");
    }

    @Test
    void whoMayNotComeInHearsOfNothing() {
        given.insert(
                "update user_account set disabled_at = now() where id = :id returning id", Map.of("id", id("Rustam")));
        Reopening asked = locks.ask(dilnoza, "ZF2001-III", lock, new ReopeningInput(FRIDAY, "UZ-01 reported late"));
        given.insert(
                "update user_account set disabled_at = now() where id = :id returning id", Map.of("id", id("Dilnoza")));

        locks.approve(liWei, "ZF2001-III", lock, asked.id());

        assertThat(mails("subject")).containsExactly("Li Wei: A reopening for Uzbekistan waits for a second person");
    }

    private Actor user(String name, Role role, Place place) {
        long id = given.user(name);
        grant(id, role, place);
        return new Actor(id, name, List.of(new Grant(role, place)), new Origin("test", Origin.Channel.FORM, null));
    }

    private void grant(long user, Role role, Place place) {
        Map<String, @Nullable Object> grant = new HashMap<>();
        grant.put("user", user);
        grant.put("role", role.name());
        grant.put("trial", place.trialId());
        grant.put("participation", place.participationId());
        grant.put("site", place.siteId());
        given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id, site_id)
                values (:user, :role, :trial::bigint, :participation::bigint, :site::bigint)
                returning id
                """, grant);
    }

    private long id(String name) {
        return db.query(handle -> handle.createQuery("select id from user_private where name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    /** A part of each message with the name of its reader, in the order in which they were written. */
    private List<String> mails(String part) {
        return db.query(handle ->
                handle.createQuery("""
                        select case when :part = 'subject' then q.name || ': ' || o.subject else o.body end
                          from outbox o
                          join user_private q on q.email = o.recipient
                         order by o.id
                        """).bind("part", part).mapTo(String.class).list());
    }
}
