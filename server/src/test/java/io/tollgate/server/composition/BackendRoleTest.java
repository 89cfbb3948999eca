package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.server.settings.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendRoleTest {

  /** The backend's own tests stand on these: what is shipped must be what was tested. */
  @Test
  void a_setting_that_is_left_out_is_the_backends_own_default() throws Exception {
    InternalCredentials credentials = new InternalCredentials("tollgate", "s3cret");

    assertThat(
            BackendRole.backendSettings(
                new SettingsReader().read(Map.of(), Map.of(), null), credentials))
        .isEqualTo(BackendSettings.DEFAULT.with(new InternalAccess("tollgate", "s3cret", false)));
  }
}
