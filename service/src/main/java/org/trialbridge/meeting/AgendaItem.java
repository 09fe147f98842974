package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;

/**
 * Something that a meeting is to talk about.
 *
 * @param position from 1 on
 * @param minutes how long it is planned to last
 * @param presenter the name of who presents it; null if nobody is named or the name was erased
 * @param presenterPersonId that person, if the directory has an entry
 * @param presenterInstitutionId the institution that presents it, or for which the person does
 * @param institution its name
 */
public record AgendaItem(
        long id,
        int version,
        long meetingId,
        int position,
        String title,
        int minutes,
        @Nullable String presenter,
        @Nullable Long presenterPersonId,
        @Nullable Long presenterInstitutionId,
        @Nullable String institution) {}
