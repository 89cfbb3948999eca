package io.tollgate.http.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What TLS upstreams are judged by. Loaded when the first TLS connection is made. TLS 1.2 and 1.3,
 * by BoringSSL where its library loads, else by the JDK.
 */
public final class UpstreamTls {

  /** Where Linux systems keep the authorities they trust. */
  private static final String[] SYSTEM_STORES = {
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"
  };

  private final Optional<Path> trusted;
  private @Nullable SslContext verifying;
  private @Nullable SslContext trusting;

  /**
   * @param trusted PEM file with the certificates to trust instead of the system's (gateway
   *     contract 1.5, {@code SSL_CERT_FILE})
   */
  public UpstreamTls(Optional<Path> trusted) {
    this.trusted = trusted;
  }

  SslHandler handler(UpstreamTarget target, long handshakeMillis) throws SSLException {
    SslContext context = target.verify() ? verifying() : trusting();
    SslHandler handler =
        context.newHandler(ByteBufAllocator.DEFAULT, target.serverName(), target.port());
    handler.setHandshakeTimeoutMillis(handshakeMillis);
    return handler;
  }

  private synchronized SslContext verifying() throws SSLException {
    if (verifying == null) {
      SslContextBuilder builder = builder();
      Optional<Path> store = trusted.or(UpstreamTls::systemStore);
      try {
        store.ifPresent(file -> builder.trustManager(file.toFile()));
      } catch (IllegalArgumentException e) {
        SSLException explained =
            new SSLException(
                "The trusted certificates in %s cannot be read; give a PEM file"
                    .formatted(store.get()));
        explained.addSuppressed(e);
        throw explained;
      }
      verifying = builder.endpointIdentificationAlgorithm("HTTPS").build();
    }
    return verifying;
  }

  private synchronized SslContext trusting() throws SSLException {
    if (trusting == null) {
      trusting =
          builder()
              .trustManager(InsecureTrustManagerFactory.INSTANCE)
              .endpointIdentificationAlgorithm(null)
              .build();
    }
    return trusting;
  }

  private static SslContextBuilder builder() {
    return SslContextBuilder.forClient()
        .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
        .protocols("TLSv1.3", "TLSv1.2");
  }

  private static Optional<Path> systemStore() {
    return Stream.of(SYSTEM_STORES).map(Path::of).filter(Files::isReadable).findFirst();
  }
}
