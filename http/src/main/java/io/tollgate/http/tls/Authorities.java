package io.tollgate.http.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates that vouch for others, in PEM. */
public final class Authorities {

  private Authorities() {}

  /**
   * All of them, at least one.
   *
   * @throws UnusableCertificate when there is none, or a damaged one
   */
  public static List<X509Certificate> read(PemSource source) throws UnusableCertificate {
    return ServerCertificate.chain(PemFile.of(source));
  }
}
