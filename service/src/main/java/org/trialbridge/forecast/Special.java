package org.trialbridge.forecast;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** The special functions of mathematics that the model needs. */
final class Special {
    private Special() {}

    /** The derivative of the logarithm of the gamma function. */
    static double digamma(double x) {
        return Digamma.value(x);
    }

    /** The regularised incomplete beta function I_x(a, b). */
    static double beta(double x, double a, double b) {
        return RegularizedBeta.value(x, a, b);
    }

    /** 1 - I_x(a, b), without loss where that is small. */
    static double betaComplement(double x, double a, double b) {
        return RegularizedBeta.complement(x, a, b);
    }
}
