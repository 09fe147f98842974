package org.trialbridge.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.mail.Message;

class DigestLetterTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);

    private final DigestLetter letter = new DigestLetter(URI.create("https://trial.example.org/"));

    @Test
    void aDigestHoldsEverythingInItsOrder() {
        Message message = letter.write(new Digest(
                reader("Saida K."),
                TODAY,
                List.of(
                        line(action(1, "Send the protocol", "UZ", TODAY.minusDays(1)), Step.OVERDUE, Why.OWNER),
                        line(action(2, "Ship the vaccine", null, TODAY), Step.DUE, Why.INSTITUTION),
                        line(action(3, "Call the ministry", "EC", TODAY.plusDays(7)), Step.WEEK_BEFORE, Why.OWNER),
                        line(action(4, "Translate", "PK", TODAY.minusDays(20)), Step.ESCALATED, Why.SECRETARIAT),
                        line(
                                expiring(Thing.Kind.AGREEMENT, 5, "Supply of vaccine", "SUPPLY", TODAY),
                                Step.EXPIRES,
                                Why.COORDINATOR),
                        line(
                                expiring(Thing.Kind.APPROVAL, 6, "S-4", "ETHICS", TODAY.plusDays(30)),
                                Step.EXPIRES_IN_30,
                                Why.COORDINATOR))));

        assertThat(message.recipient()).isEqualTo("saida@example.org");
        assertThat(message.subject())
                .isEqualTo("Actions: 1 overdue, 1 due today, 1 due within a week, 1 overdue for two weeks;"
                        + " Agreements and approvals: 2 expire");
        assertThat(message.body()).isEqualTo("""
                Hello Saida K.,

                Overdue, yours to do:

                * Send the protocol
                  Uzbekistan, ZF2001-III, 1 day overdue, was due on 4 Feb 2021
                  https://trial.example.org/actions/1

                Due today:

                * Ship the vaccine
                  ZF2001-III, for Academy, due today, 5 Feb 2021
                  https://trial.example.org/actions/2

                Due within a week:

                * Call the ministry
                  Ecuador, ZF2001-III, due in 7 days, on 12 Feb 2021
                  https://trial.example.org/actions/3

                Overdue for two weeks or more, others are to do it:

                * Translate
                  Pakistan, ZF2001-III, for Academy, 20 days overdue, was due on 16 Jan 2021
                  https://trial.example.org/actions/4

                Agreements and approvals that expire:

                * Supply: Supply of vaccine
                  Uzbekistan, ZF2001-III, expires today, 5 Feb 2021
                  https://trial.example.org/trials/ZF2001-III/countries/UZ#agreement-5

                * Approval: Ethics, Ministry of Health, UZ-01
                  Uzbekistan, ZF2001-III, expires in 30 days, on 7 Mar 2021
                  https://trial.example.org/trials/ZF2001-III/countries/UZ/approvals/6/course

                Reminders of an action end when it is done or cancelled. All that is yours:
                https://trial.example.org/actions?owner=me

                You get one such message a day at most.
                """);
    }

    @Test
    void whatPeopleTypedStaysOnOneLineAndOutOfTheHeaders() {
        String hostile =
                "Pay\r\nBcc: all@example.org\r\n\r\n.\r\n\u2028QUIT\u202egnp.exe\u0000 {{7*7}} <b>" + "x".repeat(300);

        Message message = letter.write(new Digest(
                reader("Eve\r\nSubject: x"),
                TODAY,
                List.of(line(action(1, hostile, "UZ", TODAY), Step.DUE, Why.INSTITUTION))));

        assertThat(message.subject()).isEqualTo("Actions: 1 due today");
        assertThat(message.body())
                .startsWith("Hello Eve Subject: x,\n")
                .contains("\n* Pay Bcc: all@example.org . QUIT gnp.exe {{7*7}} <b>xxx", "xxx…\n")
                .doesNotContain("\r", "\u2028", "\u202e", "\u0000", "\nBcc", "\n.", "x".repeat(201));
        assertThat(message.body().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
    }

    @Test
    void whoHasNoAccountIsToldWhatToDoWithoutOne() {
        Recipient guest =
                new Recipient(null, 3L, "Saida", "saida@example.org", ZoneId.of("Asia/Tashkent"), List.of(6, 7));

        Message message = letter.write(
                new Digest(guest, TODAY, List.of(line(action(1, "Call", "UZ", TODAY), Step.DUE, Why.OWNER))));

        assertThat(message.body())
                .contains("without one, tell the secretariat how far you are.")
                .doesNotContain("owner=me");
    }

    private static Recipient reader(String name) {
        return new Recipient(7L, 3L, name, "saida@example.org", ZoneId.of("Asia/Tashkent"), List.of(6, 7));
    }

    private static Line line(Thing thing, Step step, Why why) {
        return new Line(thing, step, why, true);
    }

    private static Thing action(long id, String text, @Nullable String country, LocalDate dueOn) {
        return new Thing(Thing.Kind.ACTION, id, 1, 2L, null, "ZF2001-III", country, null, text, null, "Academy", dueOn);
    }

    private static Thing expiring(Thing.Kind kind, long id, String what, String sort, LocalDate on) {
        boolean approval = kind == Thing.Kind.APPROVAL;
        return new Thing(
                kind,
                id,
                1,
                2L,
                approval ? 4L : null,
                "ZF2001-III",
                "UZ",
                approval ? "UZ-01" : null,
                what,
                sort,
                approval ? "Ministry of Health" : null,
                on);
    }
}
