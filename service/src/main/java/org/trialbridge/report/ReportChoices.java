package org.trialbridge.report;

import java.util.Map;
import org.trialbridge.trial.Trial;

/**
 * What somebody can choose when he asks for a report.
 *
 * @param countries their names by their codes, in the order of the names
 * @param cut whether his scope leaves out a part of the trial
 */
public record ReportChoices(Trial trial, Map<String, String> countries, boolean cut) {}
