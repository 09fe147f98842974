package org.trialbridge;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.mail.Smtp;
import org.trialbridge.milestone.MilestoneStatus;

/** The settings of {@code config.yml}, which says what each one means. */
public final class TrialbridgeConfiguration extends Configuration {
    @JsonProperty
    private URI publicUrl = URI.create("http://localhost:8080");

    @JsonProperty
    private DatabaseSettings database = new DatabaseSettings(null, null, null, null, null, null, 16);

    @JsonProperty
    private @Nullable String firstAdministrator;

    @JsonProperty
    private Mail mail = new Mail(null, "trialbridge@localhost");

    @JsonProperty
    private Reminders reminders = new Reminders(true);

    @JsonProperty
    private Demonstration demonstration = new Demonstration(null);

    @JsonProperty
    private Thresholds thresholds = new Thresholds(7, 21, -0.10, -0.30);

    public URI publicUrl() {
        return publicUrl;
    }

    /** The address of whoever manages users first, in a new installation. */
    public String firstAdministrator() {
        return DatabaseSettings.orElse(firstAdministrator, "admin@localhost");
    }

    public DatabaseSettings database() {
        return database;
    }

    public Mail mail() {
        return mail;
    }

    public Reminders reminders() {
        return reminders;
    }

    public Demonstration demonstration() {
        return demonstration;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /** How messages leave; without an address they wait in the outbox. */
    public record Mail(@Nullable String smtpUrl, String from) {
        @Nullable
        Smtp smtp() {
            return smtpUrl == null || smtpUrl.isBlank() ? null : new Smtp(URI.create(smtpUrl), from);
        }
    }

    /** Whether people are reminded by themselves of reports that are not in, of actions and of what expires. */
    public record Reminders(boolean enabled) {}

    /** Settings of the demonstration; an absent password is made at random. */
    public record Demonstration(@Nullable String password) {}

    /** From where on a milestone or the enrollment is AMBER or RED. */
    public record Thresholds(
            int milestoneAmberDays, int milestoneRedDays, double enrollmentAmber, double enrollmentRed) {
        MilestoneStatus.Thresholds milestones() {
            return new MilestoneStatus.Thresholds(milestoneAmberDays, milestoneRedDays);
        }

        Progress.Thresholds enrollment() {
            return new Progress.Thresholds(enrollmentAmber, enrollmentRed);
        }
    }
}
