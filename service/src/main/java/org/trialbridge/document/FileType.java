package org.trialbridge.document;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types of files that are taken. */
public enum FileType {
    PDF("application/pdf", "PDF", ".pdf"),
    PNG("image/png", "PNG image", ".png"),
    JPEG("image/jpeg", "JPEG image", ".jpg", ".jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document", ".docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook", ".xlsx"),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "PowerPoint presentation",
            ".pptx"),
    ODT("application/vnd.oasis.opendocument.text", "OpenDocument text", ".odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet", ".ods"),
    TXT("text/plain", "Text", ".txt"),
    CSV("text/csv", "CSV table", ".csv"),
    EML("message/rfc822", "E-mail", ".eml");

    private final String mediaType;
    private final String label;
    private final ImmutableList<String> endings;

    FileType(String mediaType, String label, String... endings) {
        this.mediaType = mediaType;
        this.label = label;
        this.endings = ImmutableList.copyOf(endings);
    }

    static FileType of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mediaType));
    }

    /** The endings of all types, as a browser's file chooser wants them. */
    static String accepted() {
        return Arrays.stream(values()).flatMap(type -> type.endings.stream()).collect(Collectors.joining(","));
    }

    String mediaType() {
        return mediaType;
    }

    String label() {
        return label;
    }

    /** The name with an ending that fits, whatever stood there before. */
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(lower::endsWith) ? name : name + endings.get(0);
    }
}
