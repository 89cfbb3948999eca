package io.tollgate.http.tls;

import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A listener with TLS on a free port, and clients of the JDK that trust whomever they meet. */
final class TlsFixture implements AutoCloseable {

  final EventLoops loops = new EventLoops(1);
  final HttpServer server;
  final SSLContext clients = clientContext();

  TlsFixture(ServerTls tls, HttpLimits limits) {
    server =
        HttpServer.listen(
            loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.of(tls),
            limits,
            BadRequestPage.EMPTY,
            () ->
                new ApiHandler(
                    exchange ->
                        exchange.answer(
                            Answer.of(
                                200,
                                "text/plain",
                                exchange.path()
                                    + exchange.body().toString(StandardCharsets.UTF_8))),
                    new BodyLimit(10_000_000, () -> Answer.empty(413))));
  }

  static SSLContext clientContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSLSocket socket(String... protocols) {
    try {
      SSLSocket socket = (SSLSocket) clients.getSocketFactory().createSocket();
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawClient client(SSLSocket socket) {
    return new RawClient(server.address(), socket);
  }

  static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  /** The certificate that a new connection is shown. */
  X509Certificate shown() {
    SSLSocket socket = socket();
    try (RawClient client = client(socket)) {
      client.send(get("/")).read();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    loops.close();
  }

  /** What a certificate is worth is not the listener's business. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
