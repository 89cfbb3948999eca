package io.tollgate.server.composition;

import io.tollgate.admin.publication.remote.BackendWatch;
import io.tollgate.admin.publication.remote.RemoteBackend;
import io.tollgate.admin.publication.remote.RemoteObservation;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendObservation;
import io.tollgate.server.settings.BackendSection;
import io.tollgate.server.settings.BackendTlsSection;
import io.tollgate.server.settings.RemoteBackendSection;
import io.tollgate.server.settings.SettingValues;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backend that the admin role publishes to: the one of this process, or one elsewhere. */
final class PublishedBackend implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PublishedBackend.class);

  private final BackendAdministration administration;
  private final BackendObservation observation;
  private final @Nullable RemoteBackend remote;
  private final String url;
  private @Nullable BackendWatch watch;

  private PublishedBackend(
      BackendAdministration administration,
      BackendObservation observation,
      @Nullable RemoteBackend remote,
      String url) {
    this.administration = administration;
    this.observation = observation;
    this.remote = remote;
    this.url = url;
  }

  static PublishedBackend here(BackendRole role, SettingValues values) {
    String own = "http://localhost:" + role.address().getPort();
    return new PublishedBackend(
        role.administration(),
        role.observation(),
        null,
        Objects.requireNonNullElse(BackendSection.from(values).publicUrl(), own));
  }

  /**
   * @throws StartRefused when its credentials cannot be read
   */
  static PublishedBackend elsewhere(SettingValues values) {
    RemoteBackendSection settings = RemoteBackendSection.from(values);
    String address = Objects.requireNonNull(settings.url(), "checked by Roles");
    InternalCredentials credentials = InternalCredentials.ofRemoteBackend(settings);
    warnOfClearText(URI.create(address));
    RemoteBackend remote = new RemoteBackend(credentials.at(address));
    return new PublishedBackend(
        remote,
        new RemoteObservation(credentials.at(address)),
        remote,
        Objects.requireNonNullElse(BackendSection.from(values).publicUrl(), address));
  }

  /** The host is not looked up: the start must not wait for names. */
  private static void warnOfClearText(URI address) {
    boolean here = address.getHost().matches("localhost|127\\..*|\\[::1]");
    if (!here && !"https".equals(address.getScheme())) {
      log.warn(
          "{} names another machine without TLS: the internal API's password and all keys cross the network in the clear;"
              + " give that backend a {} and use https",
          RemoteBackendSection.URL.name(),
          BackendTlsSection.PORT.name());
    }
  }

  BackendAdministration administration() {
    return administration;
  }

  /** What it has noticed. */
  BackendObservation observation() {
    return observation;
  }

  /** Its base URL as published configurations name it. */
  String url() {
    return url;
  }

  /**
   * Looks after one elsewhere from now on.
   *
   * @param tellEverything asks for a full publication
   */
  void watch(Runnable tellEverything) {
    if (remote != null) {
      watch = new BackendWatch(remote, tellEverything);
    }
  }

  /** Why one elsewhere cannot be told of anything, empty when it can. */
  Optional<String> missing() {
    return watch == null ? Optional.empty() : watch.trouble();
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    if (observation instanceof RemoteObservation asked) {
      asked.close();
    }
    if (remote != null) {
      remote.close();
    }
  }
}
