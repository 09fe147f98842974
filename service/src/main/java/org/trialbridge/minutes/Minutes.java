package org.trialbridge.minutes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.meeting.Meeting;

/**
 * All about the minutes of a meeting.
 *
 * @param texts the revision in force of each language
 * @param sides the countries whose agreement they need
 * @param freeze null while they can be changed
 */
public record Minutes(
        @JsonIgnore Meeting meeting,
        List<Revision> texts,
        List<Side> sides,
        @Nullable Freeze freeze,
        List<Addendum> addenda) {
    public Minutes {
        texts = List.copyOf(texts);
        sides = List.copyOf(sides);
        addenda = List.copyOf(addenda);
    }

    public long meetingId() {
        return meeting.id();
    }

    /** The text in force in a language. */
    public Optional<Revision> text(String language) {
        return texts.stream().filter(text -> text.language().equals(language)).findFirst();
    }

    /** The countries that have not agreed to what is in force. */
    @JsonIgnore
    public List<String> missing() {
        return sides.stream().filter(side -> !side.agrees()).map(Side::country).toList();
    }
}
