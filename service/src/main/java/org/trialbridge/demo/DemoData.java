package org.trialbridge.demo;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of the demonstration; {@code zf2001/README.md} beside them says what each one holds. */
record DemoData(
        List<Partner> partners,
        List<NamedInstitution> institutions,
        List<PublishedCount> publishedCounts,
        List<Claim> claims,
        List<IllustrativeSite> sites,
        List<CurvePoint> curves) {

    /** A partner country and the stage at which it stood on 5 February 2021. */
    record Partner(String iso2, String stageOn20210205, String basis) {}

    /** An institution named by a source, and its part in the trial. */
    record NamedInstitution(String name, String kind, String iso2, String part) {}

    /** A country's total as published. */
    record PublishedCount(String iso2, LocalDate day, String metric, int value, String qualifier, String source) {}

    /** A claim with its source; the subject is {@code trial} or a country code. */
    record Claim(
            String subject,
            String attribute,
            String value,
            String source,
            @Nullable LocalDate sourceOn,
            String confidence) {}

    /** A site that stands for those that no source names. */
    record IllustrativeSite(
            String code,
            String iso2,
            String name,
            String city,
            BigDecimal latitude,
            BigDecimal longitude,
            ZoneId zone,
            LocalDate activatedOn,
            int target) {}

    /** A point of the curve, cumulative, on which a country's illustrative weeks lie. */
    record CurvePoint(String iso2, LocalDate day, int enrolled) {}

    static DemoData read() {
        return new DemoData(
                rows("countries.csv", Partner.class),
                rows("institutions.csv", NamedInstitution.class),
                rows("published-counts.csv", PublishedCount.class),
                rows("statements.csv", Claim.class),
                rows("illustrative-sites.csv", IllustrativeSite.class),
                rows("illustrative-curves.csv", CurvePoint.class));
    }

    private static <T> List<T> rows(String file, Class<T> type) {
        CsvMapper mapper = CsvMapper.builder().addModule(new JavaTimeModule()).build();
        mapper.coercionConfigFor(LogicalType.DateTime)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
        try (InputStream in = Objects.requireNonNull(DemoData.class.getResourceAsStream("zf2001/" + file), file);
                MappingIterator<T> rows = mapper.readerFor(type)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return List.copyOf(rows.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
