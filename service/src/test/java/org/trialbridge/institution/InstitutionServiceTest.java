package org.trialbridge.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trialbridge.trial.TestTrials.actor;
import static org.trialbridge.trial.TestTrials.givenTrial;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution.Kind;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class InstitutionServiceTest {
    private static final Actor SECRETARIAT = actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private InstitutionService institutions;

    @BeforeEach
    void wire() {
        institutions = new InstitutionService(db.database());
    }

    @Test
    void anInstitutionIsStoredAsTyped() {
        Institution academy = create("Chinese Academy of Sciences", "中国科学院", Kind.ACADEMY, "CN", null);

        Institution institute =
                create("Institute of Microbiology", "微生物研究所", Kind.RESEARCH_INSTITUTE, "CN", academy.id());

        assertThat(institutions.find(SECRETARIAT, institute.id()))
                .isEqualTo(new Institution(
                        institute.id(),
                        1,
                        "Institute of Microbiology",
                        "微生物研究所",
                        Kind.RESEARCH_INSTITUTE,
                        "CN",
                        academy.id(),
                        "Chinese Academy of Sciences",
                        "https://ror.org/034t30j35"));
    }

    @Test
    void theListIsSearchedByNameNativeNameAndCountry() {
        create("Institute of Virology", "Virusologiya instituti", Kind.RESEARCH_INSTITUTE, "UZ", null);
        create("ministry of Health", "Sog'liqni saqlash vazirligi", Kind.GOVERNMENT, "UZ", null);
        create("Academy of Sciences", "Academia de Ciencias", Kind.ACADEMY, "EC", null);

        assertThat(names("VIRO", null)).containsExactly("Institute of Virology");
        assertThat(names("ciencias", null)).containsExactly("Academy of Sciences");
        assertThat(names(" ", "UZ")).containsExactly("Institute of Virology", "ministry of Health");
        assertThat(names("%", null)).isEmpty();
    }

    @Test
    void aLongListComesInParts() {
        List.of("Beta", "alpha", "Gamma").forEach(name -> create(name, null, Kind.OTHER, "UZ", null));

        Listing<Institution> first =
                institutions.list(SECRETARIAT, null, null, InstitutionService.USUAL, new Window(2, null));
        Listing<Institution> second =
                institutions.list(SECRETARIAT, null, null, InstitutionService.USUAL, new Window(2, first.next()));

        assertThat(first.items()).extracting(Institution::name).containsExactly("alpha", "Beta");
        assertThat(second.items()).extracting(Institution::name).containsExactly("Gamma");
        assertThat(kindOf(
                        () -> institutions.list(SECRETARIAT, null, null, InstitutionService.USUAL, new Window(2, "x"))))
                .isEqualTo(Problem.Kind.MALFORMED);
    }

    @Test
    void aNameIsUsedOnceInACountry() {
        create("Academy of Sciences", null, Kind.ACADEMY, "EC", null);

        Problem problem =
                assertThrows(Problem.class, () -> create("Academy of Sciences", null, Kind.OTHER, "EC", null));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("name");
        assertThat(create("Academy of Sciences", null, Kind.ACADEMY, "PK", null).iso2())
                .isEqualTo("PK");
    }

    @Test
    void noInstitutionIsAPartOfItself() {
        Institution whole = create("Ministry", null, Kind.GOVERNMENT, "UZ", null);
        Institution part = create("Agency", null, Kind.REGULATOR, "UZ", whole.id());

        Problem problem = assertThrows(
                Problem.class,
                () -> institutions.update(
                        SECRETARIAT,
                        whole.id(),
                        1,
                        new InstitutionInput("Ministry", null, Kind.GOVERNMENT, "UZ", part.id(), null)));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("parentId");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Problem problem = assertThrows(
                Problem.class,
                () -> institutions.create(
                        SECRETARIAT, new InstitutionInput(null, "x".repeat(201), null, "uz", 99L, "02s6k3f65")));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("name", "Enter a text."),
                        tuple("nativeName", "Shorten the text to 200 characters; it has 201."),
                        tuple("kind", "Enter a value."),
                        tuple("iso2", "Choose a country: its code is two capital letters."),
                        tuple("parentId", "Choose an institution of the directory."),
                        tuple(
                                "rorId",
                                "Enter the address of the institution at ror.org, such as https://ror.org/034t30j35."));
    }

    @Test
    void aChangeRaisesTheVersionAndAStaleOneIsRefused() {
        Institution ministry = create("Ministry", null, Kind.GOVERNMENT, "UZ", null);
        InstitutionInput input =
                new InstitutionInput("Ministry of Innovation", null, Kind.GOVERNMENT, "UZ", null, null);

        Institution changed = institutions.update(SECRETARIAT, ministry.id(), 1, input);
        Problem problem = assertThrows(Problem.class, () -> institutions.update(SECRETARIAT, ministry.id(), 1, input));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.name()).isEqualTo("Ministry of Innovation");
        assertThat(problem.current()).contains(changed);
    }

    @Test
    void theDirectoryIsReadByEveryReaderOfATrialAndKeptByTheSecretariat() {
        Place trial = givenTrial(db.database(), "ZF2001-III").place();
        InstitutionInput input = new InstitutionInput("Ministry", null, Kind.GOVERNMENT, "UZ", null, null);
        Actor leader = actor(Role.LEADERSHIP, trial);

        Institution created = institutions.create(actor(Role.SECRETARIAT, trial), input);

        assertThat(institutions.find(leader, created.id())).isEqualTo(created);
        assertThat(kindOf(() -> institutions.create(leader, input))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> institutions.update(leader, created.id(), 1, input)))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> institutions.find(actor(Role.SITE_CONTACT, trial), created.id())))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> institutions.find(Actor.anonymous(Origin.SYSTEM), created.id())))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> institutions.find(leader, 4711))).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private List<String> names(@Nullable String q, @Nullable String iso2) {
        return institutions.list(SECRETARIAT, iso2, q, InstitutionService.USUAL, Window.FIRST).items().stream()
                .map(Institution::name)
                .toList();
    }

    private Institution create(
            String name, @Nullable String nativeName, Kind kind, String iso2, @Nullable Long parentId) {
        return institutions.create(
                SECRETARIAT, new InstitutionInput(name, nativeName, kind, iso2, parentId, "https://ror.org/034t30j35"));
    }

    private static Problem.Kind kindOf(Executable work) {
        return assertThrows(Problem.class, work).kind();
    }
}
