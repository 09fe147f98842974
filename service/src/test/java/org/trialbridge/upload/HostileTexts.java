package org.trialbridge.upload;

import static org.trialbridge.upload.HostileFile.read;
import static org.trialbridge.upload.HostileFile.refused;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CSV files as programs write them, and as nobody should. */
final class HostileTexts {
    private static final String HEADINGS = "site,country,period_end,screened,enrolled,note\r\n";
    private static final String[] BOTH = {"2 NEW", "3 NEW"};

    private HostileTexts() {}

    static List<HostileFile> all() {
        String injections = IntStream.range(0, HostileSheets.INJECTIONS.size())
                .mapToObj(i -> "UZ-01,UZ,2024-01-%02d,1,1,\"%s\"\r\n"
                        .formatted(i + 1, HostileSheets.INJECTIONS.get(i).replace("\"", "\"\"")))
                .collect(Collectors.joining());
        String[] inert = IntStream.range(0, HostileSheets.INJECTIONS.size())
                .mapToObj(i -> (i + 2) + " NEW")
                .toArray(String[]::new);
        return List.of(
                read("70 byte order mark.csv", "\ufeff" + two(',', "\r\n"), BOTH),
                read("71 semicolons.csv", two(';', "\r\n"), BOTH),
                refused(
                        "72 Unicode text.csv",
                        ("\ufeff" + two('\t', "\r\n")).getBytes(StandardCharsets.UTF_16LE),
                        "CSV UTF-8"),
                read("72 tabs.csv", two('\t', "\n"), BOTH),
                refused(
                        "73 Cyrillic of old.csv",
                        "site;country;period_end;screened;enrolled;note\r\nUZ-01;UZ;2024-01-01;120;80;Ташкент\r\n"
                                .getBytes(Charset.forName("windows-1251")),
                        "not saved as UTF-8"),
                read("74 a line of Excel's.csv", "sep=;\r\n" + two(';', "\r\n"), "3 NEW", "4 NEW"),
                read(
                        "75 lines in quotes.csv",
                        HEADINGS + "UZ-01,UZ,2024-01-01,120,80,\"line1\r\nline2, \"\"q\"\"\"\r\n",
                        "2 NEW"),
                refused(
                        "76 a quote that does not end.csv",
                        HEADINGS + "UZ-01,UZ,2024-01-01,120,80,\"open\r\nPK-03,PK,2024-01-01,1,1,x\r\n",
                        "opens in row 2 does not end"),
                refused(
                        "76 something after a quote.csv",
                        HEADINGS + "UZ-01,UZ,2024-01-01,120,80,\"one\" two\r\n",
                        "In row 2 something follows a closing quote"),
                read(
                        "77 ragged.csv",
                        HEADINGS + "UZ-01,UZ,2024-01-01,120\r\nUZ-01,UZ,2024-01-02,120,80,x,extra\r\n",
                        "2 REJECTED -",
                        "3 REJECTED -"),
                read(
                        "78 control characters.csv",
                        HEADINGS + "UZ-01,UZ,2024-01-01,120,80,a\0b\u0007c\u001b[31m\r\n",
                        "2 REJECTED note"),
                refused("79 no UTF-8.csv", invalid(), "not saved as UTF-8"),
                read("80 texts that act.csv", HEADINGS + injections, inert),
                refused("81 one long line.csv", HEADINGS + "A".repeat(900_000), "holds more than 32,767 characters"),
                read("82 lines of old.csv", two(',', "\r"), BOTH),
                read(
                        "83 decimal commas.csv",
                        "site;country;period_end;screened;enrolled;note\r\nUZ-01;UZ;2024-01-01;1.200;80,0;x\r\n",
                        "2 REJECTED screened enrolled"),
                refused(
                        "84 a page.csv",
                        "<html><body>Sign in to the wireless network</body></html>",
                        "no heading site"),
                refused("85 51 columns.csv", HEADINGS.strip() + ",x".repeat(45) + "\r\n", "beyond column 50"));
    }

    private static String two(char separator, String lineEnd) {
        return List.of(
                                List.of("site", "country", "period_end", "screened", "enrolled", "note"),
                                List.of("UZ-01", "UZ", "2024-01-01", "120", "80", "\"o‘k; a,b\""),
                                List.of("EC-02", "EC", "2024-01-02", "90", "41", "Señal"))
                        .stream()
                        .map(fields -> String.join(String.valueOf(separator), fields))
                        .collect(Collectors.joining(lineEnd))
                + lineEnd;
    }

    private static byte[] invalid() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADINGS + "UZ-01,UZ,2024-01-01,120,80,").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {
            (byte) 0xff, (byte) 0xfe, (byte) 0xc0, (byte) 0xaf, (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\r', '\n'
        });
        return bytes.toByteArray();
    }
}
