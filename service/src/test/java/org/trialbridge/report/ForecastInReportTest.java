package org.trialbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a status report says of the forecast, and how it says that there is none. */
class ForecastInReportTest {
    private final ReadWorkbook sample = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.of()));

    @Test
    void theSummaryTellsThreeDays() {
        assertThat(sample.figure("Forecast of completion, P10").getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2021, 4, 26).atStartOfDay());
        assertThat(sample.figure("Forecast of completion, P50").getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2021, 5, 12).atStartOfDay());
        assertThat(sample.figure("Forecast of completion, P90").getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2021, 6, 1).atStartOfDay());
        assertThat(sample.note("Forecast of completion, P50"))
                .isEqualTo("From the counts up to 2021-02-05; the expected curve meets the target on 2021-05-09");
    }

    @Test
    void aCountryTellsItsDaysAndAnOpenEndAsOpen() {
        int uzbekistan = row("Countries", "ISO", "UZ");

        assertThat(sample.cell("Countries", uzbekistan, "Forecast, P10").getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2027, 8, 3).atStartOfDay());
        assertThat(sample.text("Countries", uzbekistan, "Forecast, P50")).isEqualTo("> 10 years");
        assertThat(sample.text("Countries", uzbekistan, "Forecast, P90")).isEqualTo("> 10 years");
        assertThat(sample.text("Countries", uzbekistan, "About the forecast")).isEqualTo("low confidence");
    }

    @Test
    void aCountryWithoutADaySaysWhy() {
        int chile = row("Countries", "ISO", "CL");

        assertThat(sample.text("Countries", chile, "Forecast, P50")).isEqualTo("-");
        assertThat(sample.text("Countries", chile, "About the forecast")).isEqualTo("reached by 2021-01-29");
    }

    @Test
    void theEnrollmentGoesOnWithWhatIsExpected() {
        int ahead = row("Enrollment", "About the number", "forecast");

        assertThat(sample.text("Enrollment", ahead, "Country")).isEqualTo("All countries");
        assertThat(sample.cell("Enrollment", ahead, "Period end").getLocalDateTimeCellValue())
                .isEqualTo(SampleReport.AS_OF.plusDays(30).atStartOfDay());
        assertThat(sample.text("Enrollment", ahead, "Enrolled, cumulative")).isEqualTo("-");
        assertThat(sample.cell("Enrollment", ahead, "Forecast").getNumericCellValue())
                .isEqualTo(8120);
        assertThat(sample.cell("Enrollment", ahead, "Forecast, P10").getNumericCellValue())
                .isEqualTo(7010);
        assertThat(sample.cell("Enrollment", ahead, "Forecast, P90").getNumericCellValue())
                .isEqualTo(9230);
        assertThat(sample.text("Enrollment", ahead - 1, "Forecast")).isEqualTo("-");
    }

    private int row(String sheet, String column, String value) {
        for (int row = 1; row <= sample.rows(sheet); row++) {
            if (sample.text(sheet, row, column).equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no row " + value);
    }
}
