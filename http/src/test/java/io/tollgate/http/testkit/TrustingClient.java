package io.tollgate.http.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS clients of the JDK that trust whomever they meet, under whatever name. */
public final class TrustingClient {

  private TrustingClient() {}

  /**
   * A socket that is not connected yet, of a client without a past.
   *
   * @param host that it names in its handshake
   */
  public static SSLSocket socket(String host) {
    return socket(host, context(null));
  }

  /** The same, which shows a certificate when asked for one. */
  public static SSLSocket socket(String host, TestCertificate shown) {
    return socket(host, context(shown));
  }

  /** The same, of a client that may have been here before. */
  public static SSLSocket socket(String host, SSLContext context) {
    try {
      SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      socket.setSSLParameters(parameters);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param shown null: none is shown
   */
  public static SSLContext context(@Nullable TestCertificate shown) {
    return contextOf(shown == null ? null : keys(shown));
  }

  /** Of a client that shows this chain. */
  public static SSLContext showing(ShownChain chain) {
    return contextOf(new KeyManager[] {chain});
  }

  private static SSLContext contextOf(KeyManager @Nullable [] keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {new Anybody()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyManager[] keys(TestCertificate shown) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = "test-only".toCharArray();
      store.setKeyEntry("only", shown.key(), password, new Certificate[] {shown.certificate()});
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      return factory.getKeyManagers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An extended one: a plain one would still have host names compared. */
  private static final class Anybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
