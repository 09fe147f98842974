package org.trialbridge.dashboard;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.document.Document;
import org.trialbridge.document.DocumentService;
import org.trialbridge.outlook.ForecastPages;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** The page of a country in a trial: where it stands, why, what is next, and who. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}")
@Produces(Page.HTML)
public final class DossierPages {
    private final DossierService dossiers;

    private final DocumentService documents;

    public DossierPages(DossierService dossiers, DocumentService documents) {
        this.dossiers = dossiers;
        this.documents = documents;
    }

    /** What {@code dossier.ftlh} shows. */
    public record Model(
            Dossier dossier,
            ForecastPages.Model told,
            TimeTravel time,
            boolean mayMove,
            boolean mayEdit,
            boolean mayApprove,
            List<Document> documents) {
        /** The documents of one of its things, as {@code agreements/4}. */
        public List<Document> documentsOf(String ref) {
            return documents.stream()
                    .filter(document -> document.holder().ref().equals(ref))
                    .toList();
        }
    }

    @GET
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @Context TimeTravel time) {
        Dossier dossier = dossiers.find(actor, trial, iso2, time.asOf(), time.knownAt());
        EnrollmentPlan plan = dossier.plan();
        boolean now = time.asOf() == null && time.knownAt() == null;
        return new Page(
                DossierPages.class,
                "dossier.ftlh",
                dossier.country().countryName(),
                new Model(
                        dossier,
                        ForecastPages.of(dossier.forecast(), day -> plan == null ? null : plan.plannedBy(day)),
                        time,
                        now && actor.may(Action.CHANGE_STAGE, dossier.country().place()),
                        now && actor.may(Action.EDIT_TRIAL, dossier.country().place()),
                        now
                                && actor.may(
                                        Action.EDIT_APPROVALS, dossier.country().place()),
                        documents.about(actor, trial, iso2, time.knownAt())));
    }
}
