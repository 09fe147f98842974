package org.trialbridge.outlook;

/** How well a method did over some cases. */
public final class Score {
    private int cases;
    private double missed;
    private double truths;
    private int held80;
    private int held95;

    void add(Guess guess, double truth) {
        cases++;
        missed += Math.abs(guess.mean() - truth);
        truths += truth;
        held80 += guess.holds80(truth) ? 1 : 0;
        held95 += guess.holds95(truth) ? 1 : 0;
    }

    public int cases() {
        return cases;
    }

    /** What was missed, all cases together, as a part of what came. */
    public double error() {
        return truths > 0 ? missed / truths : 0;
    }

    /** In which part of the cases the interval of 80 % held what came. */
    public double coverage80() {
        return cases == 0 ? 0 : held80 / (double) cases;
    }

    /** The same for 95 %. */
    public double coverage95() {
        return cases == 0 ? 0 : held95 / (double) cases;
    }
}
