package org.trialbridge.report;

import java.util.HexFormat;
import java.util.List;

/** Colours of the charts, as red, green and blue in hexadecimal. */
final class Colours {
    static final String ACTUAL = "0B5D66";
    static final String PLAN = "8A94A0";
    static final String LIGHT = "9CC7CB";

    /** Apart also for most people who see few colours. */
    private static final List<String> COUNTRIES = List.of(
            "0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "7A3E9D", "8C6D31", "B22222", "3B7A57",
            "5D6D7E", "C2185B");

    private Colours() {}

    /** The colour of a country in every chart: by its place among all countries of the trial, whoever reads. */
    static String of(StatusReport.Country country) {
        return COUNTRIES.get(country.position() % COUNTRIES.size());
    }

    static byte[] bytes(String rgb) {
        return HexFormat.of().parseHex(rgb);
    }
}
