package io.tollgate.http.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who does the cryptography: BoringSSL where its library loads, else the JDK at three times the
 * cost.
 */
enum TlsEngine {
  BORINGSSL(SslProvider.OPENSSL),
  JDK(SslProvider.JDK);

  private static final Logger log = LoggerFactory.getLogger(TlsEngine.class);

  private static final ApplicationProtocolConfig HTTP_1 =
      protocols(ApplicationProtocolNames.HTTP_1_1);
  private static final ApplicationProtocolConfig HTTP_2_OR_1 =
      protocols(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);

  private final SslProvider provider;

  TlsEngine(SslProvider provider) {
    this.provider = provider;
  }

  private static ApplicationProtocolConfig protocols(String... offered) {
    return new ApplicationProtocolConfig(
        Protocol.ALPN,
        SelectorFailureBehavior.NO_ADVERTISE,
        SelectedListenerFailureBehavior.ACCEPT,
        offered);
  }

  static TlsEngine best() {
    if (OpenSsl.isAvailable()) {
      return BORINGSSL;
    }
    log.warn(
        "TLS is done by the JDK, which takes more processor time: BoringSSL does not load here ({})",
        String.valueOf(OpenSsl.unavailabilityCause()));
    return JDK;
  }

  /** TLS 1.3 and 1.2, session tickets. */
  SslContext context(ServerCertificate certificate, TlsTerms terms, TicketKeys tickets)
      throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(
                certificate.key(), certificate.chain().toArray(X509Certificate[]::new))
            .sslProvider(provider)
            .protocols("TLSv1.3", "TLSv1.2")
            .applicationProtocolConfig(terms.http2() ? HTTP_2_OR_1 : HTTP_1);
    if (terms.clients().isPresent()) {
      builder
          .clientAuth(ClientAuth.OPTIONAL)
          .trustManager(new AnyClient(terms.clients().getAsInt()));
    }
    SslContext context = builder.build();
    seal(context, tickets);
    return context;
  }

  /** Makes the context use the present keys. The JDK has its own. */
  void seal(SslContext context, TicketKeys tickets) {
    if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
      sessions.setTicketKeys(tickets.keys());
    }
  }
}
