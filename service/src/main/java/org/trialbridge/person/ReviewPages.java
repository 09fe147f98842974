package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** The people whose keeping is to be looked at: to go through once a year. */
@Path("/people/review")
@Produces(Page.HTML)
public final class ReviewPages {
    /** How early a day is brought to attention. */
    static final int AHEAD_DAYS = 90;

    private final PersonService people;
    private final Clock clock;

    public ReviewPages(PersonService people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    public record Model(List<PersonEntry> people, LocalDate today, int aheadDays) {}

    @GET
    public Page review(@Auth Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Page(
                ReviewPages.class,
                "review.ftlh",
                "People to look at again",
                new Model(people.review(actor, AHEAD_DAYS), today, AHEAD_DAYS));
    }
}
