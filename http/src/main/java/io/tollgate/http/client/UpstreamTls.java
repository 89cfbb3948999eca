package io.tollgate.http.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.tollgate.http.tls.Authorities;
import io.tollgate.http.tls.ClientIdentity;
import io.tollgate.http.tls.PemSource;
import io.tollgate.http.tls.UnusableCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * What TLS upstreams are judged by, and what they are shown, unless a target says otherwise. Loaded
 * when the first TLS connection is made. TLS 1.2 and 1.3, by BoringSSL where its library loads,
 * else by the JDK.
 */
public final class UpstreamTls {

  /** Where Linux systems keep the authorities they trust. */
  private static final String[] SYSTEM_STORES = {
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"
  };

  private static final ApplicationProtocolConfig HTTP_2 =
      new ApplicationProtocolConfig(
          Protocol.ALPN,
          SelectorFailureBehavior.NO_ADVERTISE,
          SelectedListenerFailureBehavior.ACCEPT,
          ApplicationProtocolNames.HTTP_2);

  private final Optional<Path> trusted;
  private final Optional<ClientIdentity> own;
  private final boolean resumes;
  private final ClientTls standard = new ClientTls(null, List.of(), false);
  private @Nullable List<X509Certificate> store;

  /**
   * @param trusted PEM file with the certificates to trust instead of the system's (gateway
   *     contract 1.5, {@code SSL_CERT_FILE})
   * @param own certificate for servers that ask for one
   * @param resumes whether a new connection may take up the session of one before
   */
  public UpstreamTls(Optional<Path> trusted, Optional<ClientIdentity> own, boolean resumes) {
    this.trusted = trusted;
    this.own = own;
    this.resumes = resumes;
  }

  SslHandler handler(UpstreamTarget target, long handshakeMillis) throws SSLException {
    ClientTls terms = target.tls() == null ? standard : target.tls();
    SslHandler handler =
        terms
            .context(target, this)
            .newHandler(ByteBufAllocator.DEFAULT, target.serverName(), target.port());
    handler.setHandshakeTimeoutMillis(handshakeMillis);
    return handler;
  }

  /**
   * @param identity null: the standard one
   * @param authorities empty: the standard ones
   * @param http2 whether it is to be spoken
   */
  SslContext verifying(
      @Nullable ClientIdentity identity, List<X509Certificate> authorities, boolean http2)
      throws SSLException {
    SslContextBuilder builder = builder(identity, http2).endpointIdentificationAlgorithm("HTTPS");
    List<X509Certificate> believed = authorities.isEmpty() ? store() : authorities;
    if (!believed.isEmpty()) {
      builder.trustManager(believed);
    }
    return made(builder);
  }

  /**
   * @param identity null: the standard one
   * @param http2 whether it is to be spoken
   */
  SslContext trusting(@Nullable ClientIdentity identity, boolean http2) throws SSLException {
    return made(
        builder(identity, http2)
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .endpointIdentificationAlgorithm(null));
  }

  private SslContextBuilder builder(@Nullable ClientIdentity identity, boolean http2) {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2");
    if (http2) {
      builder.applicationProtocolConfig(HTTP_2);
    }
    ClientIdentity shown = identity == null ? own.orElse(null) : identity;
    return shown == null ? builder : builder.keyManager(shown.key(), shown.chain());
  }

  private SslContext made(SslContextBuilder builder) throws SSLException {
    SslContext context = builder.build();
    if (!resumes) {
      forgetSessions(context.sessionContext());
    }
    return context;
  }

  private static void forgetSessions(SSLSessionContext sessions) {
    if (sessions instanceof OpenSslSessionContext cache) {
      cache.setSessionCacheEnabled(false);
    } else {
      // The least that the JDK can be told, in seconds.
      sessions.setSessionTimeout(1);
    }
  }

  /** Empty when the system has none where they are usually kept: then it is the JDK's. */
  private synchronized List<X509Certificate> store() throws SSLException {
    if (store == null) {
      Optional<Path> file = trusted.or(UpstreamTls::systemStore);
      try {
        store = file.isEmpty() ? List.of() : Authorities.read(new PemSource.InFile(file.get()));
      } catch (UnusableCertificate e) {
        SSLException explained =
            new SSLException("The trusted certificates cannot be used: " + e.getMessage());
        explained.addSuppressed(e);
        throw explained;
      }
    }
    return store;
  }

  private static Optional<Path> systemStore() {
    return Stream.of(SYSTEM_STORES).map(Path::of).filter(Files::isReadable).findFirst();
  }
}
