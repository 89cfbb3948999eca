package io.tollgate.http.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS for a listener: versions 1.2 and 1.3, older ones refused. New connections get the certificate
 * of the last successful load; those that are open keep theirs.
 */
public final class ServerTls implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServerTls.class);

  private static final Duration LONGEST_HANDSHAKE = Duration.ofSeconds(10);

  private final CertificateFiles files;
  private final InstantSource clock;
  private final TlsEngine engine;
  private final TicketKeys tickets;
  private final FileWatch watch;
  private List<Object> stamp;
  private volatile SslContext context;

  private ServerTls(CertificateFiles files, InstantSource clock, TlsEngine engine, Duration every)
      throws UnusableCertificate {
    this.files = files;
    this.clock = clock;
    this.engine = engine;
    tickets = new TicketKeys(new SecureRandom(), clock.instant());
    stamp = files.stamp();
    context = read();
    watch = new FileWatch(every, this::lookAgain);
  }

  /**
   * @param clock what validity is judged by
   * @param every how often the files are looked at for a change
   * @throws UnusableCertificate when there is nothing to serve
   */
  public static ServerTls load(CertificateFiles files, InstantSource clock, Duration every)
      throws UnusableCertificate {
    return load(files, clock, every, TlsEngine.best());
  }

  static ServerTls load(
      CertificateFiles files, InstantSource clock, Duration every, TlsEngine engine)
      throws UnusableCertificate {
    ServerTls tls = new ServerTls(files, clock, engine, every);
    tls.watch.start();
    return tls;
  }

  /**
   * Takes the files as they are now.
   *
   * @throws UnusableCertificate when they are not right; the certificate before is served on
   */
  public synchronized void reload() throws UnusableCertificate {
    stamp = files.stamp();
    context = read();
  }

  private SslContext read() throws UnusableCertificate {
    ServerCertificate certificate = ServerCertificate.read(files, clock.instant());
    try {
      SslContext made = engine.context(certificate, tickets);
      log.info("TLS with the certificate of {}", certificate);
      return made;
    } catch (SSLException e) {
      throw new UnusableCertificate(
          files.certificates(),
          "%s does not take it (%s)".formatted(engine, e.getMessage()),
          "Use an RSA or EC certificate");
    }
  }

  private synchronized void lookAgain() {
    if (tickets.turn(clock.instant())) {
      engine.seal(context, tickets);
    }
    if (files.stamp().equals(stamp)) {
      return;
    }
    try {
      reload();
    } catch (UnusableCertificate e) {
      log.error("The certificate before is served on: {}", e.getMessage());
    }
  }

  /**
   * The first handler of a connection's pipeline.
   *
   * @param patience after which an unfinished handshake is cut, at most 10 s
   */
  public SslHandler handler(ByteBufAllocator allocator, Duration patience) {
    SslHandler handler = context.newHandler(allocator);
    Duration most = patience.compareTo(LONGEST_HANDSHAKE) < 0 ? patience : LONGEST_HANDSHAKE;
    handler.setHandshakeTimeoutMillis(most.toMillis());
    return handler;
  }

  /** Looks at the files no more. */
  @Override
  public void close() {
    watch.close();
  }
}
