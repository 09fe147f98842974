package org.trialbridge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;

/** The rules of ARCHITECTURE.md. Each test's name is the rule. */
class ArchitectureTest {
    private static final String ROOT = "org.trialbridge";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LONGEST_FILE = 300;

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    /** From the ground up. A package may use those of lower rows. */
    private static final List<Set<String>> ROWS = List.of(
            Set.of("problem", "access", "db", "web", "mail", "forecast", "table"),
            Set.of("trial", "country", "institution", "person", "site", "document", "account"),
            Set.of(
                    "pipeline",
                    "meeting",
                    "action",
                    "agreement",
                    "approval",
                    "enrollment",
                    "importing",
                    "invitation",
                    "lock",
                    "merge",
                    "milestone",
                    "minutes",
                    "outlook",
                    "outreach",
                    "plan",
                    "reporting",
                    "requirement",
                    "schedule",
                    "risk",
                    "statement",
                    "upload"),
            Set.of(
                    "comparison",
                    "dashboard",
                    "digest",
                    "explanation",
                    "report",
                    "edition",
                    "audit",
                    "history",
                    "export",
                    "search"),
            Set.of("demo"),
            Set.of(""));

    /** The arrows allowed within a row. */
    private static final Set<String> SIDEWAYS = Set.of(
            "access > problem",
            "db > access",
            "db > problem",
            "web > problem",
            "web > access",
            "web > db",
            "mail > db",
            "mail > access",
            "mail > problem",
            "table > problem",
            "institution > country",
            "person > institution",
            "site > trial",
            "document > trial",
            "institution > document",
            "site > institution",
            "site > country",
            "trial > country",
            "person > country",
            "account > site",
            "account > trial",
            "enrollment > lock",
            "enrollment > plan",
            "enrollment > outlook",
            "importing > action",
            "importing > meeting",
            "reporting > enrollment",
            "meeting > action",
            "meeting > invitation",
            "minutes > meeting",
            "minutes > action",
            "milestone > outlook",
            "pipeline > meeting",
            "pipeline > approval",
            "pipeline > schedule",
            "requirement > approval",
            "schedule > milestone",
            "risk > action",
            "risk > milestone",
            "upload > enrollment",
            "edition > report",
            "export > report");

    /** Lists of what has no place: reference data, the directory of institutions, what belongs to the system itself. */
    private static final Set<String> PLACELESS = Set.of(
            "CountryDao",
            "InstitutionDao",
            "OutboxDao",
            "TrialDao.institutions",
            "TemplateDao",
            "ScheduleDao.templates",
            "ScheduleDao.types",
            "SearchDao.institutions");

    private static final Pattern SELECT_STAR = Pattern.compile("(?i)select\\s+(\\w+\\.)?\\*");

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesUseLowerRowsAndTheListedNeighbours() {
        classes()
                .should(satisfy(
                        "use lower rows and the listed neighbours only", ArchitectureTest::usesOnlyAllowedPackages))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsOnTheMapFlatAndNullMarked() {
        Set<String> onTheMap = ROWS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        classes()
                .should(satisfy("be in a package of the map", c -> onTheMap.contains(feature(c))))
                .check(CLASSES);
        classes().should().resideInAnyPackage(ROOT, ROOT + ".*").check(CLASSES);
        Set<String> withInfo = CLASSES.stream()
                .filter(c -> c.getSimpleName().equals("package-info") && c.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        classes()
                .should(satisfy(
                        "have a @NullMarked package-info beside it", c -> withInfo.contains(c.getPackageName())))
                .check(CLASSES);
    }

    @Test
    void problemKnowsTheLanguageOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".problem")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".problem", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void forecastKnowsTheLanguageAndOneMathematicsLibrary() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".forecast")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".forecast", "java..", "org.jspecify..", "org.apache.commons.numbers.gamma..")
                .check(CLASSES);
    }

    @Test
    void onlyDbKnowsTheCoreOfJdbi() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".db")
                .should()
                .dependOnClassesThat(resideInAPackage("org.jdbi.v3.core..")
                        .and(DescribedPredicate.not(resideInAPackage("org.jdbi.v3.core.mapper.."))))
                .check(CLASSES);
    }

    @Test
    void onlyWorkbooksAndSheetsKnowPoi() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Workbook|Sheet)s?(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.poi.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheWebResourcesAndPagesKnowHttp() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Resource|Pages|Filter)(\\$.*)?")
                .and()
                .resideOutsideOfPackages(ROOT, ROOT + ".web", ROOT + ".db")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "org.glassfish.jersey..", ROOT + ".web")
                .check(CLASSES);
    }

    @Test
    void onlyServicesUseDaos() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Dao")
                .should()
                .onlyHaveDependentClassesThat()
                .haveNameMatching(".*(Service|Dao)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void servicesDoNotCallServices() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .and()
                .resideOutsideOfPackage(ROOT + ".demo")
                .should()
                .dependOnClassesThat(describe(
                        "are another service",
                        other -> other.getSimpleName().endsWith("Service")
                                && other.getPackageName().startsWith(ROOT)))
                .check(CLASSES);
    }

    @Test
    void everyServiceMethodTakesTheActorFirst() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Service")
                .and()
                .arePublic()
                .and()
                .areNotStatic()
                .should(satisfyMethod(
                        "take an Actor first",
                        method -> !method.getRawParameterTypes().isEmpty()
                                && method.getRawParameterTypes().get(0).isEquivalentTo(Actor.class)))
                .check(CLASSES);
    }

    @Test
    void everyEndpointAuthenticatesOrSaysWhyItIsPublic() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(satisfyMethod(
                        "have an @Auth parameter or be @Public",
                        method -> method.getParameters().stream().anyMatch(p -> p.isAnnotatedWith(Auth.class))
                                || method.getAnnotations().stream()
                                        .anyMatch(a ->
                                                a.getRawType().getSimpleName().equals("Public"))))
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Entity)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Base)[A-Z][a-z].*")
                .check(CLASSES);
    }

    @Test
    void ourClassesDoNotInheritFromOneAnother() {
        classes()
                .that(describe(
                        "are not enums",
                        c -> !c.isEnum()
                                && !c.getRawSuperclass()
                                        .filter(JavaClass::isEnum)
                                        .isPresent()))
                .should(satisfy(
                        "not extend another class of ours",
                        c -> c.getRawSuperclass()
                                .filter(parent -> parent.getPackageName().startsWith(ROOT))
                                .isEmpty()))
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void thereIsNoMockingLibrary() {
        assertThat(getClass().getClassLoader().getResource("org/mockito/Mockito.class"))
                .isNull();
        assertThat(getClass().getClassLoader().getResource("org/easymock/EasyMock.class"))
                .isNull();
    }

    @Test
    void sqlNamesItsColumns() {
        methods()
                .that()
                .areAnnotatedWith(SqlQuery.class)
                .should(satisfyMethod(
                        "not say select *", m -> !SELECT_STAR.matcher(sql(m)).find()))
                .check(CLASSES);
    }

    @Test
    void aListIsCutByAScopeOrBelongsToAThingAlreadyChecked() {
        methods()
                .that()
                .areAnnotatedWith(SqlQuery.class)
                .and(describe("list things with a place", m -> !isPlaceless(m)))
                .and(describe(
                        "return many rows",
                        m -> m.getRawReturnType().isAssignableTo(Collection.class)
                                || m.getRawReturnType().isAssignableTo(Stream.class)))
                .should(satisfyMethod(
                        "take a Scope, or the ids of things already checked",
                        m -> takes(m, Scope.class)
                                || takes(m, Place.class)
                                || takes(m, long.class)
                                || takes(m, Long.class)
                                || takes(m, List.class)))
                .check(CLASSES);
    }

    @Test
    void aQueryThatTakesAScopeUsesIt() {
        methods()
                .that()
                .areAnnotatedWith(SqlQuery.class)
                .and(describe("take a Scope", m -> takes(m, Scope.class)))
                .should(satisfyMethod("use in_scope()", m -> sql(m).contains("in_scope(")))
                .check(CLASSES);
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file ->
                            assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(LONGEST_FILE));
        }
    }

    private static String feature(JavaClass c) {
        String name = c.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static int row(JavaClass c) {
        String feature = feature(c);
        return (int) ROWS.stream().takeWhile(row -> !row.contains(feature)).count();
    }

    private static boolean usesOnlyAllowedPackages(JavaClass c) {
        return c.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .filter(target -> !feature(target).equals(feature(c)))
                .allMatch(target -> row(target) < row(c) || SIDEWAYS.contains(feature(c) + " > " + feature(target)));
    }

    private static String sql(JavaMethod method) {
        return method.getAnnotationOfType(SqlQuery.class).value();
    }

    private static boolean takes(JavaMethod method, Class<?> type) {
        return method.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }

    private static boolean isPlaceless(JavaMethod method) {
        String dao = method.getOwner().getSimpleName();
        return PLACELESS.contains(dao) || PLACELESS.contains(dao + "." + method.getName());
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> rule) {
        return condition(description, rule, JavaClass::getFullName);
    }

    private static ArchCondition<JavaMethod> satisfyMethod(String description, Predicate<JavaMethod> rule) {
        return condition(description, rule, JavaMethod::getFullName);
    }

    private static <T> ArchCondition<T> condition(String description, Predicate<T> rule, Function<T, String> name) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                events.add(
                        new SimpleConditionEvent(item, rule.test(item), name.apply(item) + " should " + description));
            }
        };
    }
}
