package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;

/** An agenda item whose rules were checked, ready to be stored. Its presenter has an entry in the directory, or a name. */
public record AgendaItemDraft(
        String title,
        int minutes,
        @Nullable String presenter,
        @Nullable Long presenterPersonId,
        @Nullable Long presenterInstitutionId) {}
