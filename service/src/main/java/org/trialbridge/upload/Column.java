package org.trialbridge.upload;

import com.google.common.collect.ImmutableList;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Metric;

/** The columns that are read, in the order of the workbook. Their headings are found whatever their capitals and spaces. */
public enum Column {
    SITE("site", "site", null, "sitecode"),
    COUNTRY("country", "country", null, "iso2"),
    PERIOD_END("period_end", "periodEnd", null),
    SCREENED("screened", "screened", Metric.SCREENED),
    SCREEN_FAILED("screen_failed", "screenFailed", Metric.SCREEN_FAILED),
    ENROLLED("enrolled", "enrolled", Metric.ENROLLED),
    DOSE1("dose1", "dose1", Metric.DOSE1),
    DOSE2("dose2", "dose2", Metric.DOSE2),
    DOSE3("dose3", "dose3", Metric.DOSE3),
    WITHDRAWN("withdrawn", "withdrawn", Metric.WITHDRAWN),
    COMPLETED("completed", "completed", Metric.COMPLETED),
    QUALIFIER("qualifier", "qualifier", null),
    REASON_CODE("reason_code", "reasonCode", null, "reason"),
    NOTE("note", "note", null, "notes");

    /** Without these a row says nothing. */
    static final List<Column> REQUIRED = List.of(SITE, PERIOD_END, ENROLLED);

    private final String heading;
    private final String field;
    private final @Nullable Metric metric;
    private final ImmutableList<String> others;

    Column(String heading, String field, @Nullable Metric metric, String... others) {
        this.heading = heading;
        this.field = field;
        this.metric = metric;
        this.others = ImmutableList.copyOf(others);
    }

    /** What stands above it. */
    public String heading() {
        return heading;
    }

    /** The field of a report that it fills. */
    public String field() {
        return field;
    }

    /** What it counts; null for what is no count. */
    @Nullable
    Metric metric() {
        return metric;
    }

    /** Whether what a person enters stands here, rather than what the workbook brings along. */
    boolean isEntered() {
        return this != SITE && this != COUNTRY && this != PERIOD_END;
    }

    /** Where it stands in the workbook, counted from 0. */
    int place() {
        return Arrays.asList(values()).indexOf(this);
    }

    static Optional<Column> named(String heading) {
        String plain = plain(heading);
        return Arrays.stream(values())
                .filter(column -> plain(column.heading).equals(plain) || column.others.contains(plain))
                .findFirst();
    }

    static Optional<Column> ofField(String field) {
        return Arrays.stream(values())
                .filter(column -> column.field.equals(field))
                .findFirst();
    }

    /** Whether a heading is of a column that the workbook has for the reader's eyes only. */
    static boolean isForReading(String heading) {
        String plain = plain(heading);
        return plain.startsWith("last") || plain.equals("sitename") || plain.equals("errors");
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]", "");
    }
}
