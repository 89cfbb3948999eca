package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.server.settings.InternalApiSection;
import io.tollgate.server.settings.RemoteBackendSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalCredentialsTest {

  private static final InternalApiSection UNSET = new InternalApiSection("tollgate", null, false);

  @TempDir Path data;

  private InternalCredentials ofBackend(InternalApiSection settings) {
    return InternalCredentials.ofBackend(settings, data.resolve("backend"), new SecureRandom());
  }

  @Test
  void a_password_is_made_once_and_kept_where_only_the_owner_reads() throws Exception {
    InternalCredentials made = ofBackend(UNSET);

    assertThat(made.password()).hasSize(48);
    assertThat(ofBackend(UNSET)).isEqualTo(made);
    Path file = InternalCredentials.file(data);
    assertThat(file).hasContent("tollgate:" + made.password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void two_backends_have_different_passwords() {
    InternalCredentials other =
        InternalCredentials.ofBackend(UNSET, data.resolve("other"), new SecureRandom());

    assertThat(ofBackend(UNSET).password()).isNotEqualTo(other.password());
  }

  @Test
  void a_password_that_is_set_is_written_nowhere() {
    InternalCredentials set = ofBackend(new InternalApiSection("portal", "mine", true));

    assertThat(set).isEqualTo(new InternalCredentials("portal", "mine"));
    assertThat(InternalCredentials.file(data)).doesNotExist();
  }

  @Test
  void another_user_keeps_the_password() {
    InternalCredentials made = ofBackend(UNSET);

    InternalCredentials renamed = ofBackend(new InternalApiSection("portal", null, false));

    assertThat(renamed).isEqualTo(new InternalCredentials("portal", made.password()));
    assertThat(InternalCredentials.file(data)).hasContent("portal:" + made.password());
  }

  @Test
  void the_admin_side_reads_the_backends_file_and_passwords_may_hold_colons() throws Exception {
    Path file = Files.writeString(data.resolve("credentials"), "portal:a:b\n");

    assertThat(
            InternalCredentials.ofRemoteBackend(
                new RemoteBackendSection(null, "tollgate", null, file.toString())))
        .isEqualTo(new InternalCredentials("portal", "a:b"));
  }

  @Test
  void a_file_that_is_missing_or_holds_something_else_is_named_and_not_quoted() throws Exception {
    Path file = data.resolve("credentials");
    RemoteBackendSection settings =
        new RemoteBackendSection(null, "tollgate", null, file.toString());

    assertThatThrownBy(() -> InternalCredentials.ofRemoteBackend(settings))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(file.toString(), "backend.internal-password");
    Files.writeString(file, "very-secret\n");
    assertThatThrownBy(() -> InternalCredentials.ofRemoteBackend(settings))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("user:password")
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void nothing_shows_the_password() {
    assertThat(new InternalCredentials("tollgate", "very-secret").toString())
        .doesNotContain("very-secret");
  }
}
