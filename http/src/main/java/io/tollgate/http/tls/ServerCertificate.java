package io.tollgate.http.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate that may be served, with its key.
 *
 * @param chain the server's own first
 */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {

  /**
   * @param now neither before nor after the certificate's time
   */
  static ServerCertificate read(CertificateFiles files, Instant now) throws UnusableCertificate {
    List<X509Certificate> chain = chain(files.certificates());
    X509Certificate own = chain.getFirst();
    checkTime(files.certificates(), own, now);
    PrivateKey key = KeyFile.read(files.key());
    if (!KeyFile.fits(key, own.getPublicKey())) {
      throw new UnusableCertificate(
          files.key(),
          "the key does not belong to the first certificate in " + files.certificates(),
          "Give the key the certificate was requested with, and put the server's own certificate first");
    }
    return new ServerCertificate(chain, key);
  }

  private static List<X509Certificate> chain(Path file) throws UnusableCertificate {
    List<X509Certificate> chain = new ArrayList<>();
    for (PemFile.Block block : PemFile.read(file).blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        chain.add(certificate(file, block.der()));
      }
    }
    if (chain.isEmpty()) {
      throw new UnusableCertificate(
          file, "no certificate in it", "Give a PEM file with a block BEGIN CERTIFICATE");
    }
    return chain;
  }

  private static X509Certificate certificate(Path file, byte[] der) throws UnusableCertificate {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException _) {
      throw new UnusableCertificate(file, "a certificate in it is damaged", "Copy the file again");
    }
  }

  private static void checkTime(Path file, X509Certificate own, Instant now)
      throws UnusableCertificate {
    Instant begin = own.getNotBefore().toInstant();
    Instant end = own.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new UnusableCertificate(
          file, "the certificate expired at " + end, "Renew it and put the new one there");
    }
    if (now.isBefore(begin)) {
      throw new UnusableCertificate(
          file, "the certificate is valid from " + begin + " on", "Set this machine's clock right");
    }
  }

  Instant expiry() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  String subject() {
    return chain.getFirst().getSubjectX500Principal().getName();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "%s, valid until %s".formatted(subject(), expiry());
  }
}
