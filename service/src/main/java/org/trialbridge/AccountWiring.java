package org.trialbridge;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.account.AccountPages;
import org.trialbridge.account.AccountService;
import org.trialbridge.account.ActorFilter;
import org.trialbridge.account.CleaningJob;
import org.trialbridge.account.GrantService;
import org.trialbridge.account.Letters;
import org.trialbridge.account.LinkPages;
import org.trialbridge.account.LinkService;
import org.trialbridge.account.MeResource;
import org.trialbridge.account.OutboxPages;
import org.trialbridge.account.Passwords;
import org.trialbridge.account.SessionResource;
import org.trialbridge.account.SignInPages;
import org.trialbridge.account.SignInService;
import org.trialbridge.account.TokenPages;
import org.trialbridge.account.TokenResource;
import org.trialbridge.account.TokenService;
import org.trialbridge.account.UserPages;
import org.trialbridge.account.UserResource;
import org.trialbridge.account.UserService;
import org.trialbridge.db.Database;
import org.trialbridge.digest.DigestJob;
import org.trialbridge.digest.DigestLetter;
import org.trialbridge.digest.DigestPages;
import org.trialbridge.digest.DigestService;
import org.trialbridge.export.UserExportResource;
import org.trialbridge.importing.ForgettingJob;
import org.trialbridge.importing.ImportService;
import org.trialbridge.mail.MailJob;
import org.trialbridge.mail.MailService;
import org.trialbridge.reporting.ReminderJob;
import org.trialbridge.reporting.ReminderLetter;
import org.trialbridge.reporting.ReminderService;

/** Wires accounts, sign-ins and messages, and starts the jobs. */
final class AccountWiring {
    private AccountWiring() {}

    static void register(TrialbridgeConfiguration configuration, OpenDatabase opened, Environment environment) {
        Database database = opened.database();
        Clock clock = Clock.systemUTC();
        Passwords passwords = new Passwords();
        Letters letters = new Letters(configuration.publicUrl());
        SignInService signIns = new SignInService(database, passwords, clock);
        AccountService accounts = new AccountService(database, passwords, clock);
        TokenService tokens = new TokenService(database, clock);
        UserService users = new UserService(database, letters, clock);
        GrantService grants = new GrantService(database);
        MailService mail = new MailService(database, configuration.mail().smtp());
        DigestService digests = new DigestService(database, new DigestLetter(configuration.publicUrl()), clock);

        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new AuthDynamicFeature(new ActorFilter(signIns)));
        jersey.register(new AuthValueFactoryProvider.Binder<>(Actor.class));
        jersey.register(new SessionResource(signIns));
        jersey.register(new MeResource(accounts));
        jersey.register(new TokenResource(tokens));
        jersey.register(new UserResource(users, grants));
        jersey.register(new UserExportResource(users, clock));
        jersey.register(new SignInPages(signIns));
        jersey.register(new LinkPages(new LinkService(database, passwords, letters, clock)));
        jersey.register(new AccountPages(accounts));
        jersey.register(new TokenPages(tokens));
        jersey.register(new UserPages(users, grants));
        jersey.register(new DigestPages(digests, configuration.reminders().enabled()));
        jersey.register(new OutboxPages(mail, configuration.mail().smtp() != null));

        List<RecurringTask<?>> jobs = new ArrayList<>(List.of(
                MailJob.task(mail), CleaningJob.task(signIns), ForgettingJob.task(new ImportService(database))));
        if (configuration.reminders().enabled()) {
            jobs.add(ReminderJob.task(
                    new ReminderService(database, new ReminderLetter(configuration.publicUrl()), clock)));
            jobs.add(DigestJob.task(digests));
        }
        environment.lifecycle().manage(new Jobs(opened.source(), jobs));
    }
}
