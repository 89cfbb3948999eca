package io.tollgate.http.tls;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate with its key that may be served, judged before it is used. One from files follows
 * them while a {@link ServerTls} serves it.
 */
public final class TlsIdentity {

  private static final Logger log = LoggerFactory.getLogger(TlsIdentity.class);

  private final CertificateSource source;
  private final InstantSource clock;

  /** Its own: a client that comes again to another host must see that host's certificate. */
  private final TicketKeys tickets;

  private List<Object> stamp;
  private volatile ServerCertificate certificate;
  private volatile Set<String> names;

  /** What a listener has made of it, kept by {@link ServerTls}. */
  private volatile @Nullable Prepared prepared;

  private TlsIdentity(CertificateSource source, InstantSource clock) throws UnusableCertificate {
    this.source = source;
    this.clock = clock;
    tickets = new TicketKeys(new SecureRandom(), clock.instant());
    stamp = source.stamp();
    certificate = ServerCertificate.read(source, clock.instant());
    names = certificate.names();
  }

  /**
   * Reads files, so it is not to be called on an event loop.
   *
   * @param clock what validity is judged by
   * @throws UnusableCertificate when it must not be served
   */
  public static TlsIdentity load(CertificateSource source, InstantSource clock)
      throws UnusableCertificate {
    return new TlsIdentity(source, clock);
  }

  ServerCertificate certificate() {
    return certificate;
  }

  Set<String> names() {
    return names;
  }

  TicketKeys tickets() {
    return tickets;
  }

  @Nullable Prepared prepared() {
    return prepared;
  }

  void prepared(@Nullable Prepared made) {
    prepared = made;
  }

  /**
   * Takes the source as it is now.
   *
   * @throws UnusableCertificate when it is not right; the certificate before stays
   */
  synchronized void reload() throws UnusableCertificate {
    stamp = source.stamp();
    certificate = ServerCertificate.read(source, clock.instant());
    names = certificate.names();
    prepared = null;
  }

  /** Takes the source as it is now, if it changed and is right. */
  synchronized void refresh() {
    if (source.stamp().equals(stamp)) {
      return;
    }
    try {
      reload();
      log.info("TLS with the certificate of {}", certificate);
    } catch (UnusableCertificate e) {
      log.error("The certificate before is served on: {}", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return certificate.toString();
  }
}
