package org.trialbridge.account;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * What an administrator changes about an account. The e-mail address stays: it is by what people know whom they let in.
 *
 * @param disabled whether the account is closed; its sessions end at once
 */
public record UserChangeInput(
        @Nullable String name,
        @Nullable ZoneId zone,
        @Nullable String language,
        @Nullable Boolean disabled) {

    /** The account as it shall be. */
    record Valid(Profile profile, boolean disabled) {}

    Valid toValid() {
        Errors errors = new Errors();
        Profile profile = new ProfileInput(name, zone, language).toProfile(errors);
        boolean disabled = errors.require(this.disabled, "disabled", false);
        errors.throwIfAny();
        return new Valid(profile, disabled);
    }
}
