package org.trialbridge.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** What the pages of both kinds of merges have in common. */
final class MergePages {
    private static final String GOES = "goes";
    private static final String STAYS = "stays";
    private static final List<String> FIELDS = List.of(
            "name",
            "nativeName",
            "kind",
            "iso2",
            "parentId",
            "rorId",
            "title",
            "email",
            "phone",
            "languages",
            "zone",
            "lawfulBasis",
            "retainUntil");

    private MergePages() {}

    /** What is merged. */
    public enum Kind {
        INSTITUTIONS("institution", "Institutions"),
        PEOPLE("person", "People");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        /** What one of them is called. */
        public String one() {
            return one;
        }

        /** The name of their list. */
        public String many() {
            return many;
        }

        /** Where they are. */
        public String path() {
            return "/" + many.toLowerCase(Locale.ROOT);
        }
    }

    /** An entry to choose. */
    public record Option(long value, String text) {}

    /** What {@code choose.ftlh} shows. */
    public record ChoiceModel(Kind kind, long id, String name, Form form, List<Option> others) {}

    /** What {@code merge.ftlh} shows. */
    public record Model(Kind kind, SideBySide both, Form form) {}

    static Page choose(Kind kind, long id, String name, Form form, List<Option> others) {
        return new Page(
                MergePages.class,
                "choose.ftlh",
                "Merge another entry into " + name,
                new ChoiceModel(kind, id, name, form, others));
    }

    static Page compare(Kind kind, SideBySide both, Form form) {
        Form filled = form;
        for (Difference field : both.fields()) {
            if (field.differs() && filled.value(field.field()).isEmpty()) {
                filled = filled.with(field.field(), field.takesOther() ? GOES : STAYS);
            }
        }
        return new Page(MergePages.class, "merge.ftlh", "Make two entries one", new Model(kind, both, filled));
    }

    static MergeInput input(Form form) {
        List<@Nullable String> take = new ArrayList<>();
        for (String field : FIELDS) {
            if (GOES.equals(form.value(field))) {
                take.add(field);
            }
        }
        return new MergeInput(form.id("mergedId"), form.integer("mergedVersion"), take, form.text("reason"));
    }

    /** The entry that goes, or null if none is named. */
    static @Nullable Long other(Form form) {
        String id = form.value("mergedId");
        return id.matches("[0-9]{1,18}") ? Long.valueOf(id) : null;
    }
}
