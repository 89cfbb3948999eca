package io.tollgate.http.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * A certificate that may be shown, with its key.
 *
 * @param chain its own first
 */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {

  /** Kind of an alternative name that is a host's. */
  private static final Integer DNS_NAME = 2;

  /**
   * @param now neither before nor after the certificate's time
   */
  static ServerCertificate read(CertificateSource source, Instant now) throws UnusableCertificate {
    return switch (source) {
      case CertificateFiles(Path certificates, Path key) ->
          read(PemFile.read(certificates), PemFile.read(key), List.of(), now);
      case CertificateText(String place, String certificates, String key) ->
          read(PemFile.parse(place, certificates), PemFile.parse(place, key), List.of(), now);
    };
  }

  /**
   * @param passwords tried in turn on a key that is encrypted
   */
  static ServerCertificate read(
      PemFile certificates, PemFile keys, List<String> passwords, Instant now)
      throws UnusableCertificate {
    List<X509Certificate> chain = chain(certificates);
    X509Certificate own = chain.getFirst();
    checkTime(certificates.place(), own, now);
    PrivateKey key = KeyFile.read(keys, passwords);
    if (!KeyFile.fits(key, own.getPublicKey())) {
      throw new UnusableCertificate(
          keys.place(),
          "the key does not belong to the first certificate in " + certificates.place(),
          "Give the key the certificate was requested with, and put the certificate of that key first");
    }
    return new ServerCertificate(chain, key);
  }

  static List<X509Certificate> chain(PemFile file) throws UnusableCertificate {
    List<X509Certificate> chain = new ArrayList<>();
    for (PemFile.Block block : file.blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        chain.add(certificate(file.place(), block.der()));
      }
    }
    if (chain.isEmpty()) {
      throw new UnusableCertificate(
          file.place(), "no certificate in it", "Give a PEM file with a block BEGIN CERTIFICATE");
    }
    return chain;
  }

  private static X509Certificate certificate(Object place, byte[] der) throws UnusableCertificate {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException _) {
      throw new UnusableCertificate(place, "a certificate in it is damaged", "Copy the file again");
    }
  }

  private static void checkTime(Object place, X509Certificate own, Instant now)
      throws UnusableCertificate {
    Instant begin = own.getNotBefore().toInstant();
    Instant end = own.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new UnusableCertificate(
          place, "the certificate expired at " + end, "Renew it and put the new one there");
    }
    if (now.isBefore(begin)) {
      throw new UnusableCertificate(
          place,
          "the certificate is valid from " + begin + " on",
          "Set this machine's clock right");
    }
  }

  /** The host names that it is for, lower case, {@code *.} in front of some. */
  Set<String> names() {
    X509Certificate own = chain.getFirst();
    try {
      Collection<List<?>> alternatives = own.getSubjectAlternativeNames();
      if (alternatives == null) {
        return commonNames();
      }
      return alternatives.stream()
          .filter(name -> DNS_NAME.equals(name.get(0)))
          .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (CertificateParsingException _) {
      return Set.of();
    }
  }

  private Set<String> commonNames() {
    try {
      return new LdapName(subject())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()).toLowerCase(Locale.ROOT))
              .collect(Collectors.toCollection(TreeSet::new));
    } catch (InvalidNameException _) {
      return Set.of();
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
