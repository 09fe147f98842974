package org.trialbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

class MailServiceTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("robot", "s3cret/word"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailService mail(int port) {
        URI url = URI.create("smtp://robot:s3cret%2Fword@localhost:" + port);
        return new MailService(db.database(), new Smtp(url, "trialbridge@example.org"));
    }

    private MailService mail() {
        return mail(server.getSmtp().getPort());
    }

    private void write(Message message) {
        db.database().bookkeep(tx -> {
            tx.dao(OutboxDao.class).add(message);
            return message;
        });
    }

    private int count(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    @Test
    void aMessageIsSentOnceAndWhatItSaidIsForgotten() throws Exception {
        write(new Message("saida@example.org", "Ваша учётная запись", "Откройте ссылку\n"));

        int sent = mail().sendDue(Actor.system());
        int again = mail().sendDue(Actor.system());

        assertThat(List.of(sent, again)).containsExactly(1, 0);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Ваша учётная запись");
        assertThat(String.valueOf(received[0].getContent())).startsWith("Откройте ссылку");
        assertThat(received[0].getAllRecipients()).singleElement().hasToString("saida@example.org");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(count("select count(*) from outbox where body = '' and sent_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void aCalendarEntryGoesBesideTheText() throws Exception {
        write(new Message(
                "saida@example.org",
                "Invitation",
                "Придёте?\n",
                new Message.Entry("REQUEST", "BEGIN:VCALENDAR Встреча")));

        mail().sendDue(Actor.system());

        MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).startsWith("Придёте?");
        assertThat(parts.getBodyPart(1).getContentType()).contains("text/calendar", "method=REQUEST");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("BEGIN:VCALENDAR Встреча");
        assertThat(count("select count(*) from outbox where calendar is null and calendar_method is null"))
                .isEqualTo(1);
    }

    @Test
    void nobodyAddsHeadersThroughASubjectOrAnAddress() throws Exception {
        write(new Message("saida@example.org", "Hello\r\nBcc: all@example.org\r\n\r\nbody", "text"));

        mail().sendDue(Actor.system());

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(GreenMailUtil.getHeaders(server.getReceivedMessages()[0])).doesNotContain("\nBcc:");
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Hello Bcc: all@example.org body");
        for (String recipient :
                List.of("a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "a b@c")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Message(recipient, "Hello", "text"));
        }
    }

    @Test
    void aMessageThatCanNotBeSentWaitsForItsNextAttempt() {
        write(new Message("saida@example.org", "Hello", "text"));

        int sent = mail(1).sendDue(Actor.system());

        assertThat(sent).isZero();
        assertThat(count("select count(*) from outbox where attempts = 1 and last_error is not null"
                        + " and next_attempt_at between clock_timestamp() + interval '50 seconds'"
                        + " and clock_timestamp() + interval '60 seconds'"))
                .isEqualTo(1);
        db.jdbi().useHandle(handle -> handle.execute("update outbox set next_attempt_at = clock_timestamp()"));
        assertThat(mail().sendDue(Actor.system())).isEqualTo(1);
    }

    @Test
    void aMessageThatWasTriedForTheLastTimeIsGivenUpAndWhatItSaidIsForgotten() {
        write(new Message("saida@example.org", "Hello", "text", new Message.Entry("REQUEST", "BEGIN:VCALENDAR")));
        db.jdbi().useHandle(handle -> handle.execute("update outbox set attempts = 23"));
        assertThat(mail(1).sendDue(Actor.system())).isZero();
        assertThat(count("select count(*) from outbox where recipient = 'saida@example.org' and attempts = 24"))
                .isEqualTo(1);

        mail(1).sendDue(Actor.system());
        assertThat(count("select count(*) from outbox where given_up_at is null"))
                .isEqualTo(1);
        db.jdbi().useHandle(handle -> handle.execute("update outbox set next_attempt_at = clock_timestamp()"));
        mail(1).sendDue(Actor.system());

        assertThat(count("select count(*) from outbox where given_up_at is not null and sent_at is null"
                        + " and recipient || subject || body = '' and last_error is null and calendar is null"))
                .isEqualTo(1);
        assertThat(mail().waiting(Actor.system(), Window.FIRST).items()).isEmpty();
    }

    @Test
    void manyNodesSendEachMessageOnce() {
        IntStream.range(0, 20).forEach(i -> write(new Message("user" + i + "@example.org", "Hello " + i, "text " + i)));

        List<CompletableFuture<Integer>> nodes = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> mail().sendDue(Actor.system())))
                .toList();

        assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(20);
        assertThat(server.getReceivedMessages()).hasSize(20);
    }

    @Test
    void withoutAServerMessagesWaitForTheAdministratorOfEverything() {
        MailService waiting = new MailService(db.database(), null);
        write(new Message("saida@example.org", "First", "text of the first"));
        write(new Message("lena@example.org", "Second", "text of the second"));
        Actor root = Given.actor(Role.ADMINISTRATOR, Place.EVERYTHING);

        int sent = waiting.sendDue(Actor.system());

        assertThat(sent).isZero();
        assertThat(waiting.waiting(root, Window.FIRST).items())
                .extracting(Waiting::subject)
                .containsExactly("Second", "First");
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> waiting.waiting(Given.actor(Role.ADMINISTRATOR, Place.trial(3)), Window.FIRST))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }
}
