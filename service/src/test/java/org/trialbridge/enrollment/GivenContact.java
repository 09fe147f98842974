package org.trialbridge.enrollment;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Map;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** A site contact who can sign in. */
record GivenContact(String email, String password) {
    private static final Argon2Function CHEAP = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID);

    static GivenContact of(TestApplication app, Place site) {
        app.token(Role.SITE_CONTACT, site);
        GivenContact contact =
                new GivenContact("contact-of-site-" + site.siteId() + "@example.org", "paper window tiger");
        String hash =
                Password.hash(contact.password).addRandomSalt(16).with(CHEAP).getResult();
        app.given().insert("""
                        update user_private
                           set email = :email, password_hash = :hash
                         where id = (select max(id) from user_private)
                        returning id
                        """, Map.of("email", contact.email, "hash", hash));
        return contact;
    }
}
