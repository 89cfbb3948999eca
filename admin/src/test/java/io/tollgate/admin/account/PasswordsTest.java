package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.field.ExtraFields;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final String PASSWORD = "pässword of 15+ characters";

  private final Passwords passwords = new Passwords(new Secrets(new SecureRandom()), 15);

  @Test
  void keeps_an_argon2id_digest_that_only_the_password_meets() {
    String digest = Objects.requireNonNull(passwords.digest(PASSWORD));

    Argon2Function function = Argon2Function.getInstanceFromHash(digest);
    assertThat(digest).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(Password.check(PASSWORD, digest).with(function)).isTrue();
    assertThat(Password.check(PASSWORD + "!", digest).with(function)).isFalse();
  }

  @Test
  void salts_each_digest() {
    assertThat(passwords.digest(PASSWORD)).isNotEqualTo(passwords.digest(PASSWORD));
  }

  @Test
  void has_none_for_no_password() {
    assertThat(passwords.digest(null)).isNull();
  }

  @Test
  void a_draft_does_not_tell_its_password() {
    assertThat(new UserDraft("ada", null, PASSWORD, ExtraFields.NONE).toString())
        .doesNotContain(PASSWORD);
  }
}
