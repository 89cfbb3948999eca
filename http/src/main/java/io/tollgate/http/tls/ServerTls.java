package io.tollgate.http.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS for a listener: versions 1.2 and 1.3, older ones refused. New connections get the certificate
 * of the last successful load; those that are open keep theirs. Of several certificates a client
 * gets the one for the host that it names.
 */
public final class ServerTls implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServerTls.class);

  private static final Duration LONGEST_HANDSHAKE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final TlsEngine engine;
  private final TlsTerms terms;
  private final TlsNames others;
  private final FileWatch watch;
  private final List<TlsIdentity> own;

  /** Those of others that were served, as long as anybody else knows them. */
  private final Set<TlsIdentity> lent = Collections.newSetFromMap(new WeakHashMap<>());

  private ServerTls(
      List<CertificateSource> certificates,
      TlsTerms terms,
      TlsNames others,
      InstantSource clock,
      TlsEngine engine,
      Duration every)
      throws UnusableCertificate {
    this.clock = clock;
    this.engine = engine;
    this.terms = terms;
    this.others = others;
    TlsIdentity[] loaded = new TlsIdentity[certificates.size()];
    for (int i = 0; i < loaded.length; i++) {
      loaded[i] = TlsIdentity.load(certificates.get(i), clock);
      prepare(loaded[i]);
      log.info("TLS with the certificate of {}", loaded[i]);
    }
    own = List.of(loaded);
    watch = new FileWatch(every, this::lookAgain);
  }

  /**
   * Serves HTTP/1.1 with one certificate.
   *
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
    return load(List.of(files), TlsTerms.PLAIN, TlsNames.NONE, clock, every, engine);
  }

  /**
   * Serves several certificates.
   *
   * @param certificates at least one; the first is for clients that name no host, or an unknown one
   * @param others asked before the own certificates are looked at
   * @param every how often files are looked at for a change
   * @throws UnusableCertificate when one of the certificates cannot be served
   */
  public static ServerTls load(
      List<CertificateSource> certificates,
      TlsTerms terms,
      TlsNames others,
      InstantSource clock,
      Duration every)
      throws UnusableCertificate {
    return load(certificates, terms, others, clock, every, TlsEngine.best());
  }

  static ServerTls load(
      List<CertificateSource> certificates,
      TlsTerms terms,
      TlsNames others,
      InstantSource clock,
      Duration every,
      TlsEngine engine)
      throws UnusableCertificate {
    ServerTls tls = new ServerTls(certificates, terms, others, clock, engine, every);
    tls.watch.start();
    return tls;
  }

  /** Whether connections may turn out to be HTTP/2. */
  public boolean offersHttp2() {
    return terms.http2();
  }

  /**
   * Takes the files as they are now.
   *
   * @throws UnusableCertificate when they are not right; the certificate before is served on
   */
  public void reload() throws UnusableCertificate {
    for (TlsIdentity identity : own) {
      identity.reload();
      prepare(identity);
    }
  }

  private SslContext prepare(TlsIdentity identity) throws UnusableCertificate {
    try {
      SslContext made = engine.context(identity.certificate(), terms, identity.tickets());
      identity.prepared(new Prepared(this, made));
      return made;
    } catch (SSLException e) {
      throw new UnusableCertificate(
          identity,
          "%s does not take it (%s)".formatted(engine, e.getMessage()),
          "Use an RSA or EC certificate");
    }
  }

  /** Of the identity or, when it cannot be used, of the first one. */
  SslContext prepareOrElse(TlsIdentity identity) {
    synchronized (lent) {
      lent.add(identity);
    }
    try {
      return prepare(identity);
    } catch (UnusableCertificate e) {
      log.error("The first certificate is served instead: {}", e.getMessage());
      return context(own.getFirst());
    }
  }

  private SslContext context(TlsIdentity identity) {
    Prepared prepared = identity.prepared();
    return prepared == null ? prepareOrElse(identity) : prepared.context();
  }

  /**
   * Whose certificate a client gets.
   *
   * @param host null: it named none
   */
  TlsIdentity identity(@Nullable String host) {
    if (host == null) {
      return own.getFirst();
    }
    TlsIdentity other = others.identity(host);
    if (other != null) {
      return other;
    }
    int dot = host.indexOf('.');
    TlsIdentity exact = ownFor(host);
    TlsIdentity found = exact == null && dot > 0 ? ownFor("*" + host.substring(dot)) : exact;
    return found == null ? own.getFirst() : found;
  }

  private @Nullable TlsIdentity ownFor(String name) {
    for (TlsIdentity identity : own) {
      if (identity.names().contains(name)) {
        return identity;
      }
    }
    return null;
  }

  private void lookAgain() {
    Set<TlsIdentity> all = new HashSet<>(own);
    synchronized (lent) {
      all.addAll(lent);
    }
    for (TlsIdentity identity : all) {
      identity.refresh();
      SslContext context = context(identity);
      if (identity.tickets().turn(clock.instant())) {
        engine.seal(context, identity.tickets());
      }
    }
  }

  /**
   * The first handler of a connection's pipeline.
   *
   * @param patience after which an unfinished handshake is cut, at most 10 s
   */
  public ChannelHandler handler(ByteBufAllocator allocator, Duration patience) {
    Duration most = patience.compareTo(LONGEST_HANDSHAKE) < 0 ? patience : LONGEST_HANDSHAKE;
    if (own.size() > 1 || others != TlsNames.NONE) {
      return new SniChoice(this, most.toMillis());
    }
    SslHandler handler = context(own.getFirst()).newHandler(allocator);
    handler.setHandshakeTimeoutMillis(most.toMillis());
    return handler;
  }

  /** Looks at the files no more. */
  @Override
  public void close() {
    watch.close();
  }
}
