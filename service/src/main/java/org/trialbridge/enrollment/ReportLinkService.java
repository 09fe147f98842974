package org.trialbridge.enrollment;

import java.time.Clock;
import java.util.List;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.account.Secret;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Problem;

/** Links with which somebody who is not signed in reports for one site and period. */
public final class ReportLinkService {
    private final Database database;
    private final Clock clock;

    public ReportLinkService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a link opens. Looking does not use it up: mail programs look too.
     *
     * @throws Problem NOT_FOUND if it is unknown or too old, or its user may not report for the site any more
     */
    OpenReportLink open(Origin origin, String shown) {
        ReportLinkDao.Line line = database.read(
                        tx -> tx.dao(ReportLinkDao.class).open(Secret.digest(shown), clock.instant()))
                .orElseThrow(Problem::notFound);
        Place site = Place.site(line.trialId(), line.participationId(), line.siteId());
        Origin link = new Origin(origin.requestId(), Origin.Channel.LINK, null);
        if (!new Actor(line.userId(), line.userName(), line.grants(), link).may(Action.SUBMIT_COUNTS, site)) {
            throw Problem.notFound();
        }
        Actor narrowed = new Actor(line.userId(), line.userName(), List.of(new Grant(Role.SITE_CONTACT, site)), link);
        return new OpenReportLink(narrowed, line.trial(), line.site(), line.periodEnd());
    }

    /** Notes that something was reported through a link. */
    void used(String shown) {
        database.bookkeep(tx -> {
            tx.dao(ReportLinkDao.class).used(Secret.digest(shown), clock.instant());
            return shown;
        });
    }
}
