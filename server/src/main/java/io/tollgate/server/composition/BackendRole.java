package io.tollgate.server.composition;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.CallRules;
import io.tollgate.backend.BackendSettings.EventsHook;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendObservation;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.server.settings.BackendSection;
import io.tollgate.server.settings.BackendTlsSection;
import io.tollgate.server.settings.CallRulesSection;
import io.tollgate.server.settings.EventsHookSection;
import io.tollgate.server.settings.InternalApiSection;
import io.tollgate.server.settings.SettingValues;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** The backend and its listeners: authorises and counts, from its own last catalog at once. */
final class BackendRole implements AutoCloseable {

  private final Backend backend;
  private final HttpServer listener;
  private final Optional<TlsListener> encrypted;

  private BackendRole(Backend backend, HttpServer listener, Optional<TlsListener> encrypted) {
    this.backend = backend;
    this.listener = listener;
    this.encrypted = encrypted;
  }

  /**
   * Opens the backend's files under the data directory and serves the Service Management API and
   * the internal API.
   *
   * @throws StartRefused when files or address cannot be used
   */
  static BackendRole start(
      SettingValues values,
      Path dataDirectory,
      EventLoops loops,
      InstantSource clock,
      MeterRegistry meters) {
    Path directory = directory(dataDirectory);
    BackendSection settings = BackendSection.from(values);
    InternalCredentials credentials =
        InternalCredentials.ofBackend(
            InternalApiSection.from(values), directory, new SecureRandom());
    Backend backend = open(backendSettings(values, credentials), directory, clock, meters);
    try {
      // Encrypted first: files that are not right stop the start before anybody is answered.
      Optional<TlsListener> encrypted =
          TlsListener.start(backend, loops, settings.bind(), BackendTlsSection.from(values), clock);
      try {
        return new BackendRole(backend, listen(backend, loops, settings), encrypted);
      } catch (RuntimeException e) {
        encrypted.ifPresent(TlsListener::close);
        throw e;
      }
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }

  private static HttpServer listen(Backend backend, EventLoops loops, BackendSection settings) {
    try {
      return backend.listen(loops, new InetSocketAddress(settings.bind(), settings.port()));
    } catch (ListenFailure e) {
      throw Addresses.refused(e, BackendSection.PORT.name());
    }
  }

  private static Backend open(
      BackendSettings settings, Path directory, InstantSource clock, MeterRegistry meters) {
    try {
      return Backend.open(directory, clock, settings, Version.CURRENT, meters);
    } catch (StorageException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  static BackendSettings backendSettings(SettingValues values, InternalCredentials credentials) {
    BackendSection settings = BackendSection.from(values);
    CallRulesSection calls = CallRulesSection.from(values);
    EventsHookSection hook = EventsHookSection.from(values);
    return new BackendSettings(
        new CallRules(
            calls.strictLimits(),
            calls.acceptGetBody(),
            calls.maxCallsPerSecond(),
            calls.legacyReferrerFilters(),
            calls.slowCall()),
        switch (settings.fsync()) {
          case EVERY_SECOND -> FsyncMode.EVERY_SECOND;
          case ALWAYS -> FsyncMode.ALWAYS;
        },
        settings.maxIdempotencyKeys(),
        Optional.of(
            new InternalAccess(
                credentials.user(),
                credentials.password(),
                InternalApiSection.from(values).remote())),
        Optional.ofNullable(hook.url())
            .map(url -> new EventsHook(URI.create(url), Objects.requireNonNull(hook.secret()))),
        Optional.ofNullable(settings.masterServiceId()));
  }

  /** Where the backend keeps its files, for commands that look there beside the server, too. */
  static Path directory(Path dataDirectory) {
    return dataDirectory.resolve("backend");
  }

  InetSocketAddress address() {
    return listener.address();
  }

  /** Where it speaks TLS, empty when it does not. */
  Optional<InetSocketAddress> encryptedAddress() {
    return encrypted.map(TlsListener::address);
  }

  Authorizer authorizer() {
    return backend.authorizer();
  }

  BackendAdministration administration() {
    return backend.administration();
  }

  BackendObservation observation() {
    return backend.observation();
  }

  /** What keeps it from counting, empty when nothing does. */
  Optional<String> missing() {
    return Optional.ofNullable(backend.trouble());
  }

  /** Answers what is on its way. */
  void drain(Duration grace) {
    encrypted.ifPresent(listening -> listening.drain(grace));
    listener.drain(grace).join();
  }

  /** Writes everything down and lets go of the files. */
  @Override
  public void close() {
    encrypted.ifPresent(TlsListener::close);
    listener.close();
    backend.close();
  }
}
