package org.trialbridge.document;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;

/** The documents of each kind of thing, below its own address, for programs. The pages are {@link AttachedPages}. */
public final class AttachedResource {
    private AttachedResource() {}

    /** All of them, to be registered. */
    public static List<Object> all(DocumentService documents) {
        return List.of(
                new OfTrial(documents),
                new OfCountry(documents),
                new OfSite(documents),
                new OfMeeting(documents),
                new OfDecision(documents),
                new OfAction(documents),
                new OfOutreach(documents),
                new OfAgreement(documents),
                new OfApproval(documents),
                new OfMilestone(documents),
                new OfInstitution(documents));
    }

    /** Documents of a trial as a whole. */
    @Path("/api/v1/trials/{trial}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfTrial {
        private final DocumentService documents;

        OfTrial(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("trial") String trial) {
            return DocumentResource.list(documents, actor, "trials/" + trial);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("trial") String trial, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "trials/" + trial, parts);
        }
    }

    /** Documents of a country in a trial. */
    @Path("/api/v1/trials/{trial}/countries/{iso2: [A-Z]{2}}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfCountry {
        private final DocumentService documents;

        OfCountry(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(
                @Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
            return DocumentResource.list(documents, actor, "trials/" + trial + "/countries/" + iso2);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(
                @Auth Actor actor,
                @PathParam("trial") String trial,
                @PathParam("iso2") String iso2,
                @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "trials/" + trial + "/countries/" + iso2, parts);
        }
    }

    /** Documents of a site. */
    @Path("/api/v1/trials/{trial}/sites/{site}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfSite {
        private final DocumentService documents;

        OfSite(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(
                @Auth Actor actor, @PathParam("trial") String trial, @PathParam("site") String site) {
            return DocumentResource.list(documents, actor, "trials/" + trial + "/sites/" + site);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(
                @Auth Actor actor,
                @PathParam("trial") String trial,
                @PathParam("site") String site,
                @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "trials/" + trial + "/sites/" + site, parts);
        }
    }

    /** Documents of a meeting. */
    @Path("/api/v1/meetings/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfMeeting {
        private final DocumentService documents;

        OfMeeting(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "meetings/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "meetings/" + id, parts);
        }
    }

    /** Documents of a decision of a meeting. */
    @Path("/api/v1/meetings/{id}/decisions/{decisionId}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfDecision {
        private final DocumentService documents;

        OfDecision(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(
                @Auth Actor actor, @PathParam("id") long id, @PathParam("decisionId") long decisionId) {
            return DocumentResource.list(documents, actor, "meetings/" + id + "/decisions/" + decisionId);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(
                @Auth Actor actor,
                @PathParam("id") long id,
                @PathParam("decisionId") long decisionId,
                @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "meetings/" + id + "/decisions/" + decisionId, parts);
        }
    }

    /** Documents of an action item. */
    @Path("/api/v1/actions/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfAction {
        private final DocumentService documents;

        OfAction(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "actions/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "actions/" + id, parts);
        }
    }

    /** Documents of an outreach. */
    @Path("/api/v1/outreach/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfOutreach {
        private final DocumentService documents;

        OfOutreach(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "outreach/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "outreach/" + id, parts);
        }
    }

    /** Documents of an agreement. */
    @Path("/api/v1/agreements/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfAgreement {
        private final DocumentService documents;

        OfAgreement(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "agreements/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "agreements/" + id, parts);
        }
    }

    /** Documents of an approval. */
    @Path("/api/v1/approvals/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfApproval {
        private final DocumentService documents;

        OfApproval(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "approvals/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "approvals/" + id, parts);
        }
    }

    /** Documents of a milestone. */
    @Path("/api/v1/milestones/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfMilestone {
        private final DocumentService documents;

        OfMilestone(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "milestones/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "milestones/" + id, parts);
        }
    }

    /** Documents of an institution. */
    @Path("/api/v1/institutions/{id}/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfInstitution {
        private final DocumentService documents;

        OfInstitution(DocumentService documents) {
            this.documents = documents;
        }

        @GET
        public Listing<Document> list(@Auth Actor actor, @PathParam("id") long id) {
            return DocumentResource.list(documents, actor, "institutions/" + id);
        }

        @POST
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        public Response attach(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
            return DocumentResource.attach(documents, actor, "institutions/" + id, parts);
        }
    }
}
