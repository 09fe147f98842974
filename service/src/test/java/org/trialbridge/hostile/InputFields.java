package org.trialbridge.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbridge.TrialbridgeApplication;

/** The fields in which what is sent to the application may hold a text of somebody's own. */
final class InputFields {
    /** Names of fields that hold words which are known beforehand. */
    private static final Set<String> CODES = Set.of(
            "trial",
            "trials",
            "iso2",
            "country",
            "countries",
            "site",
            "code",
            "zone",
            "offset",
            "language",
            "languages");

    /** Fields that take no text of one's own, and why. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "institution.Institution.rorId", "an address at ror.org",
            "person.Person.phone", "digits",
            "enrollment.Counts.confirmed", "codes of warnings",
            "merge.Merge.take", "names of fields",
            "history.Undo.requestId", "a number",
            "edition.Verification.sha256", "a number",
            "account.PasswordChange.currentPassword", "comes out nowhere",
            "account.PasswordChange.newPassword", "comes out nowhere",
            "account.SignIn.password", "comes out nowhere",
            "account.SignIn.email", "comes out in the form that is shown again only, as all fields");

    private InputFields() {}

    /** Each as package, record and component: {@code trial.Trial.title} is of {@code TrialInput}. */
    static Set<String> ofTexts() {
        try {
            Path classes = Path.of(TrialbridgeApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(file -> file.matches("org/trialbridge/[a-z]+/[A-Za-z]+Input\\.class"))
                        .map(file -> file.replace(".class", "").replace('/', '.'))
                        .flatMap(InputFields::of)
                        .filter(field -> !OTHERWISE.containsKey(field))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> of(String name) {
        try {
            Class<?> input = Class.forName(name);
            String record = name.substring("org.trialbridge.".length(), name.length() - "Input".length());
            return Arrays.stream(input.getRecordComponents())
                    .filter(component -> holdsText(component) && !CODES.contains(component.getName()))
                    .map(component -> record + "." + component.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text, or a list of texts. */
    private static boolean holdsText(RecordComponent component) {
        return component.getGenericType().getTypeName().matches("(.*<)?java\\.lang\\.String>?");
    }
}
