package io.tollgate.gateway.listener;

import io.tollgate.http.tls.CertificateSource;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where and how clients are served over TLS (gateway.md, 1.5 and 2.9).
 *
 * @param address with the address and port of the other listener, there is TLS only
 * @param certificates the first is for clients that name no known host
 * @param clients whether clients are asked for a certificate: as {@code
 *     APICAST_HTTPS_VERIFY_CLIENT}, with the number of {@code APICAST_HTTPS_VERIFY_DEPTH}
 * @param announced whether connections begin with a PROXY header
 */
public record SecureListening(
    InetSocketAddress address,
    List<CertificateSource> certificates,
    OptionalInt clients,
    boolean announced) {

  public SecureListening {
    certificates = List.copyOf(certificates);
  }
}
