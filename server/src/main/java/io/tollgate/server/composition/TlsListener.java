package io.tollgate.server.composition;

import io.tollgate.backend.Backend;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.ServerTls;
import io.tollgate.http.tls.UnusableCertificate;
import io.tollgate.server.settings.BackendTlsSection;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** The backend's listener that speaks TLS, with the certificate that it watches. */
final class TlsListener implements AutoCloseable {

  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(10);

  private final ServerTls tls;
  private final HttpServer server;

  private TlsListener(ServerTls tls, HttpServer server) {
    this.tls = tls;
    this.server = server;
  }

  /**
   * Serves from now on; empty when the settings want no such listener.
   *
   * @throws StartRefused when files or address cannot be used
   */
  static Optional<TlsListener> start(
      Backend backend,
      EventLoops loops,
      String bind,
      BackendTlsSection settings,
      InstantSource clock) {
    Integer port = settings.port();
    if (port == null) {
      return Optional.empty();
    }
    ServerTls tls = load(settings, clock);
    try {
      InetSocketAddress address = new InetSocketAddress(bind, port);
      return Optional.of(new TlsListener(tls, backend.listen(loops, address, Optional.of(tls))));
    } catch (ListenFailure e) {
      tls.close();
      throw Addresses.refused(e, BackendTlsSection.PORT.name());
    }
  }

  private static ServerTls load(BackendTlsSection settings, InstantSource clock) {
    CertificateFiles files =
        new CertificateFiles(
            Path.of(Objects.requireNonNull(settings.certificate(), "checked by Roles")),
            Path.of(Objects.requireNonNull(settings.key(), "checked by Roles")));
    try {
      return ServerTls.load(files, clock, LOOK_AT_FILES);
    } catch (UnusableCertificate e) {
      throw new StartRefused(
          e.getMessage()
              + " (settings --"
              + BackendTlsSection.CERTIFICATE.name()
              + " and --"
              + BackendTlsSection.KEY.name()
              + ")",
          e);
    }
  }

  InetSocketAddress address() {
    return server.address();
  }

  void drain(Duration grace) {
    server.drain(grace).join();
  }

  @Override
  public void close() {
    server.close();
    tls.close();
  }
}
