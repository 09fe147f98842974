package org.trialbridge.report;

import java.util.HexFormat;
import java.util.List;
import org.trialbridge.trial.Stage;

/** Colours of the charts, as red, green and blue in hexadecimal. */
final class Colours {
    static final String ACTUAL = "0B5D66";
    static final String PLAN = "8A94A0";
    static final String LIGHT = "9CC7CB";
    static final String GREEN = "CDEBD5";
    static final String AMBER = "FFE3A3";
    static final String RED = "F9CBCB";

    /** Apart also for most people who see few colours. */
    private static final List<String> COUNTRIES = List.of(
            "0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "7A3E9D", "8C6D31", "B22222", "3B7A57",
            "5D6D7E", "C2185B");

    private Colours() {}

    /** The colour of a stage: the later, the darker; those aside have others. */
    static String of(Stage stage) {
        return switch (stage) {
            case IDENTIFIED -> "E8EEF0";
            case CONTACTED -> "D3E3E5";
            case BRIDGING -> "BDD8DB";
            case FEASIBILITY -> "A3C9CE";
            case NEGOTIATION -> "86B8BF";
            case AGREED -> "69A6AF";
            case SUBMITTED -> "4D949F";
            case APPROVED -> "34828E";
            case START_UP -> "1F707C";
            case RECRUITING -> "0B5D66";
            case RECRUITMENT_CLOSED -> "094B53";
            case FOLLOW_UP -> "073A40";
            case COMPLETED -> "05292E";
            case ON_HOLD -> "C9B458";
            case DECLINED -> "B5651D";
            case DEPRIORITISED -> "8A94A0";
            case TERMINATED -> "7F1D1D";
        };
    }

    /** The colour of a country in every chart: by its place among all countries of the trial, whoever reads. */
    static String of(StatusReport.Country country) {
        return COUNTRIES.get(country.position() % COUNTRIES.size());
    }

    static byte[] bytes(String rgb) {
        return HexFormat.of().parseHex(rgb);
    }
}
