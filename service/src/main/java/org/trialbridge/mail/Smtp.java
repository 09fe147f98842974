package org.trialbridge.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mail server. A password leaves this machine over TLS only. */
public final class Smtp {
    private static final String TIMEOUT_MILLIS = "10000";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SMTP_PORT = 25;
    private static final int SMTPS_PORT = 465;

    private final URI server;
    private final InternetAddress from;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Session session;

    /**
     * @param server {@code smtp://user:password@host:port} (with STARTTLS where offered) or {@code smtps://…}; what is
     *     special in user and password is percent-encoded
     * @throws IllegalArgumentException if the address can not be used
     */
    public Smtp(URI server, String from) {
        if (!Set.of("smtp", "smtps").contains(server.getScheme()) || server.getHost() == null) {
            throw new IllegalArgumentException("SMTP_URL must look like smtp://user:password@host:port or smtps://…");
        }
        this.server = server;
        try {
            this.from = new InternetAddress(from, true);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("MAIL_FROM must be an e-mail address", e);
        }
        String userInfo = server.getRawUserInfo();
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        this.user = userInfo == null ? null : decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        this.password = userInfo == null ? null : decoded(colon < 0 ? "" : userInfo.substring(colon + 1));
        this.session = Session.getInstance(properties());
    }

    /** Sends a message, within seconds or not at all. */
    @SuppressWarnings("JavaUtilDate") // Jakarta Mail takes no other
    void send(Message message) throws MessagingException {
        MimeMessage mime = new MimeMessage(session);
        mime.setFrom(from);
        mime.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.recipient(), true));
        mime.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        fill(mime, message);
        mime.setSentDate(new Date());
        mime.setHeader("Auto-Submitted", "auto-generated"); // no answer from people who are away
        mime.saveChanges();
        try (Transport transport = session.getTransport(server.getScheme())) {
            transport.connect(server.getHost(), port(), user, password);
            transport.sendMessage(mime, mime.getAllRecipients());
        }
    }

    /** The text; with a calendar entry both side by side, of which the mail program shows the one that it knows best. */
    private static void fill(MimeMessage mime, Message message) throws MessagingException {
        Message.Entry entry = message.calendar();
        if (entry == null) {
            mime.setText(message.body(), StandardCharsets.UTF_8.name());
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.body(), StandardCharsets.UTF_8.name());
        MimeBodyPart calendar = new MimeBodyPart();
        String type = "text/calendar; charset=UTF-8; method=" + entry.method();
        calendar.setDataHandler(
                new DataHandler(new ByteArrayDataSource(entry.text().getBytes(StandardCharsets.UTF_8), type)));
        mime.setContent(new MimeMultipart("alternative", text, calendar));
    }

    private int port() {
        if (server.getPort() > 0) {
            return server.getPort();
        }
        return "smtps".equals(server.getScheme()) ? SMTPS_PORT : SMTP_PORT;
    }

    private Properties properties() {
        boolean secret = user != null && !THIS_MACHINE.contains(server.getHost().toLowerCase(Locale.ROOT));
        String prefix = "mail." + server.getScheme() + ".";
        Properties properties = new Properties();
        properties.put(prefix + "auth", String.valueOf(user != null));
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", String.valueOf(secret && "smtp".equals(server.getScheme())));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
