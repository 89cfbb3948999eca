package io.tollgate.http.tls;

import java.util.List;

/**
 * A certificate that stands in a configuration itself.
 *
 * @param place of both, for messages
 * @param certificates in PEM, the server's own first and then those that lead to its authority
 * @param key in PEM, of the first certificate, not encrypted
 */
public record CertificateText(String place, String certificates, String key)
    implements CertificateSource {

  @Override
  public List<Object> stamp() {
    return List.of();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return place;
  }
}
