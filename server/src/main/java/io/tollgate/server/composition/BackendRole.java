package io.tollgate.server.composition;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.CallRules;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.server.settings.BackendSection;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The backend and its listener: authorises and counts, from its own last catalog at once. */
final class BackendRole implements AutoCloseable {

  private final Backend backend;
  private final HttpServer listener;

  private BackendRole(Backend backend, HttpServer listener) {
    this.backend = backend;
    this.listener = listener;
  }

  /**
   * Opens the backend's files under the data directory and serves the Service Management API.
   *
   * @throws StartRefused when files or address cannot be used
   */
  static BackendRole start(
      BackendSection settings,
      Path dataDirectory,
      EventLoops loops,
      InstantSource clock,
      MeterRegistry meters) {
    Backend backend = open(settings, dataDirectory.resolve("backend"), clock, meters);
    try {
      return new BackendRole(
          backend, backend.listen(loops, new InetSocketAddress(settings.bind(), settings.port())));
    } catch (ListenFailure e) {
      backend.close();
      throw Addresses.refused(e, BackendSection.PORT.name());
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }

  private static Backend open(
      BackendSection settings, Path directory, InstantSource clock, MeterRegistry meters) {
    try {
      return Backend.open(
          directory,
          clock,
          BackendSettings.DEFAULT
              .with(
                  switch (settings.fsync()) {
                    case EVERY_SECOND -> FsyncMode.EVERY_SECOND;
                    case ALWAYS -> FsyncMode.ALWAYS;
                  })
              .with(
                  new CallRules(
                      settings.strictLimits(),
                      settings.acceptGetBody(),
                      settings.maxCallsPerSecond(),
                      settings.legacyReferrerFilters(),
                      CallRules.DEFAULT.slow())),
          Version.CURRENT,
          meters);
    } catch (StorageException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  InetSocketAddress address() {
    return listener.address();
  }

  Authorizer authorizer() {
    return backend.authorizer();
  }

  BackendAdministration administration() {
    return backend.administration();
  }

  /** What keeps it from counting, empty when nothing does. */
  Optional<String> missing() {
    return Optional.ofNullable(backend.trouble());
  }

  /** Answers what is on its way. */
  void drain(Duration grace) {
    listener.drain(grace).join();
  }

  /** Writes everything down and lets go of the files. */
  @Override
  public void close() {
    listener.close();
    backend.close();
  }
}
