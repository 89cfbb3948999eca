package io.tollgate.http.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/**
 * A certificate with its key that is shown to servers that ask for one. Equal to another with the
 * same certificates and key.
 */
public final class ClientIdentity {

  private final ServerCertificate certificate;

  private ClientIdentity(ServerCertificate certificate) {
    this.certificate = certificate;
  }

  /**
   * Reads files, so it is not to be called on an event loop.
   *
   * @param certificates its own first, then those that lead to its authority
   * @param key of the first certificate
   * @param passwords tried in turn on a key that is encrypted
   * @param clock what validity is judged by
   * @throws UnusableCertificate when it cannot be shown
   */
  public static ClientIdentity load(
      PemSource certificates, PemSource key, List<String> passwords, InstantSource clock)
      throws UnusableCertificate {
    return new ClientIdentity(
        ServerCertificate.read(
            PemFile.of(certificates), PemFile.of(key), passwords, clock.instant()));
  }

  /** The certificates, its own first. */
  public X509Certificate[] chain() {
    return certificate.chain().toArray(X509Certificate[]::new);
  }

  public PrivateKey key() {
    return certificate.key();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientIdentity identity && certificate.equals(identity.certificate);
  }

  @Override
  public int hashCode() {
    return certificate.chain().hashCode();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return certificate.toString();
  }
}
