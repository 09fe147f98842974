package org.trialbridge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbridge.document.SampleFiles.docx;
import static org.trialbridge.document.SampleFiles.joined;
import static org.trialbridge.document.SampleFiles.jpeg;
import static org.trialbridge.document.SampleFiles.latin;
import static org.trialbridge.document.SampleFiles.pdf;
import static org.trialbridge.document.SampleFiles.png;
import static org.trialbridge.document.SampleFiles.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.problem.Problem;

class RecognitionTest {
    private static final String MESSAGE =
            "Message-ID: <7@example.org>\r\nFrom: Saida <s@example.org>\r\n\r\n<html>Hello</html>\r\n";

    @TempDir
    Path folder;

    @Test
    void theContentTellsWhatAFileIsWhateverItsName() throws IOException {
        assertThat(type("a.png", pdf("letter"))).isEqualTo(FileType.PDF);
        assertThat(type("a.pdf", png())).isEqualTo(FileType.PNG);
        assertThat(type("a", jpeg())).isEqualTo(FileType.JPEG);
        assertThat(type("a.zip", docx())).isEqualTo(FileType.DOCX);
        assertThat(type("a", zip("[Content_Types].xml", "", "xl/workbook.xml", "")))
                .isEqualTo(FileType.XLSX);
        assertThat(type("a", zip("[Content_Types].xml", "", "ppt/presentation.xml", "")))
                .isEqualTo(FileType.PPTX);
        assertThat(type("a", zip("mimetype", FileType.ODT.mediaType()))).isEqualTo(FileType.ODT);
        assertThat(type("a", zip("mimetype", FileType.ODS.mediaType()))).isEqualTo(FileType.ODS);
        assertThat(type("a.pdf", latin("Dear colleagues,\nMZ is how it begins")))
                .isEqualTo(FileType.TXT);
        assertThat(type("a.txt", "Қадрли ҳамкорлар".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(FileType.TXT);
        assertThat(type("a.csv", latin("\u00ef\u00bb\u00bfsite;enrolled\nUZ-01;30")))
                .isEqualTo(FileType.CSV);
        assertThat(type("a.txt", latin(MESSAGE))).isEqualTo(FileType.EML);
        assertThat(type("a.txt", latin("BMI and GIF8 are words"))).isEqualTo(FileType.TXT);
    }

    @Test
    void programsPagesMacrosAndArchivesAreRefusedWithWhatToDo() throws IOException {
        Map<String, byte[]> refused = Map.ofEntries(
                Map.entry("program", latin("MZ\u0090\0\3\0\0\0")),
                Map.entry("program ", latin("\u007fELF\2\1\1\0")),
                Map.entry("script", latin("#!/bin/sh\nrm -r /")),
                Map.entry("page", latin("\n <!DOCTYPE html><p>")),
                Map.entry("page ", "<html>".getBytes(StandardCharsets.UTF_16)),
                Map.entry("page  ", latin("\u00ef\u00bb\u00bf<svg onload=alert(1)>")),
                Map.entry("page   ", latin("Dear all <SCRIPT>alert(1)</SCRIPT>")),
                Map.entry("old Office kind", latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
                Map.entry("macros", docx("word/vbaProject.bin", "x")),
                Map.entry("macros ", zip("[Content_Types].xml", "macroEnabled.main+xml", "xl/workbook.xml", "")),
                Map.entry("macros  ", zip("mimetype", FileType.ODS.mediaType(), "Basic/Standard/Module1.xml", "")),
                Map.entry("archive", zip("letter.pdf", "%PDF-")),
                Map.entry("archive ", latin("Rar!\u001a\7\0")),
                Map.entry("PNG or JPEG", latin("GIF89a\1\0\1\0\0")),
                Map.entry("Save it as PDF", latin("\0\1\2\3")),
                Map.entry("empty", new byte[0]));

        refused.forEach((word, content) -> assertThatThrownBy(() -> type("letter.pdf", content))
                .as(word)
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
                    assertThat(problem.errors()).singleElement().satisfies(error -> {
                        assertThat(error.field()).isEqualTo("file");
                        assertThat(error.message()).containsIgnoringCase(word.strip());
                    });
                }));
    }

    @Test
    void whatIsAnotherThingForAnotherProgramIsRefused() {
        byte[] zip = zip("a.class", "x");
        List<byte[]> polyglots = List.of(
                joined(latin("GIF89a"), zip),
                joined(png(), zip),
                joined(pdf("x"), joined(zip, new byte[3000])),
                latin("%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF"),
                latin("<html>\n%PDF-1.4\n%%EOF"),
                joined(docx(), latin("<html>")),
                docx("META-INF/x.class", "x"),
                docx("ppt/presentation.xml", ""),
                latin("%PDF-1.4 cut off"));

        assertThat(polyglots)
                .allSatisfy(content ->
                        assertThatThrownBy(() -> type("letter.pdf", content)).isInstanceOf(Problem.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.js", "a.BAT", "a.ps1", "a.html", "a.svg", "a.hta"})
    void aTextThatIsCalledAScriptIsOne(String name) {
        assertThatThrownBy(() -> type(name, latin("words"))).hasMessageContaining("need attention");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letter.pdf            | letter.pdf           | letter.pdf           | letter.pdf",
                "C:\\fakepath\\a b.pdf | a b.pdf              | a b.pdf              | a%20b.pdf",
                "../../etc/passwd      | passwd               | passwd               | passwd",
                "..%2f..%2fetc         | %2f..%2fetc          | _2f.._2fetc          | %252f..%252fetc",
                ".htaccess             | htaccess             | htaccess             | htaccess",
                "a\";x=\"b.pdf         | a\";x=\"b.pdf        | a__x__b.pdf          | a%22%3Bx%3D%22b.pdf",
                "Письмо.pdf            | Письмо.pdf           | ______.pdf           | %D0%9F%D0%B8%D1%81%D1%8C%D0%BC%D0%BE.pdf",
                "'  '                  | document             | document             | document",
            })
    void aNameIsATextAndNothingElse(String sent, String shown, String plain, String exact) {
        FileName name = FileName.of(sent);

        assertThat(name.text()).isEqualTo(shown);
        assertThat(FileName.disposition(name.text()))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact);
    }

    @Test
    void whatTurnsTheDirectionOfWritingOrEndsALineIsTakenOutOfAName() {
        assertThat(FileName.of("annex\u202efdp.exe").text()).isEqualTo("annexfdp.exe");
        assertThat(FileName.of("a\r\nSet-Cookie: x=1\0.pdf").text()).isEqualTo("aSet-Cookie: x=1.pdf");
        assertThat(FileName.of("\u2066\u2069\u200f").text()).isEqualTo("document");
        assertThat(FileName.of("x".repeat(400)).text()).hasSize(150);
        assertThat(FileName.of(new String("хат.pdf".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                        .text())
                .isEqualTo("хат.pdf");
    }

    @Test
    void theEndingOfANameFitsTheContent() {
        assertThat(FileType.PDF.named("virus.exe")).isEqualTo("virus.exe.pdf");
        assertThat(FileType.JPEG.named("scan.JPEG")).isEqualTo("scan.JPEG");
        assertThat(FileType.EML.named("mail")).isEqualTo("mail.eml");
    }

    private FileType type(String name, byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "file", ""), content);
        return Recognition.of(file, FileName.of(name));
    }
}
