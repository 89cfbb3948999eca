package io.tollgate.http.client;

import java.nio.file.Path;
import java.util.Optional;

/** What TLS upstreams are judged by. Loaded when the first TLS connection is made. */
public final class UpstreamTls {

  /**
   * @param trusted PEM file with the certificates to trust instead of the platform's (gateway
   *     contract 1.5, {@code SSL_CERT_FILE})
   */
  public UpstreamTls(Optional<Path> trusted) {}
}
