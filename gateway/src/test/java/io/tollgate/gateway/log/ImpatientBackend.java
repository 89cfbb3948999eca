package io.tollgate.gateway.log;

import io.tollgate.gateway.authorization.BackendSettings;
import io.tollgate.http.client.UpstreamTimeouts;
import java.time.Duration;

/** Backends are waited for one second. */
final class ImpatientBackend {

  private ImpatientBackend() {}

  static BackendSettings of(BackendSettings usual) {
    Duration second = Duration.ofSeconds(1);
    return new BackendSettings(
        usual.publicUrl(),
        usual.override(),
        new UpstreamTimeouts(second, second, second),
        usual.limits(),
        usual.verify(),
        usual.userAgent());
  }
}
