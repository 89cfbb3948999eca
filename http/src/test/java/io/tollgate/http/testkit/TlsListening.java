package io.tollgate.http.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Sockets on the loopback, for a {@link ScriptedUpstream} that speaks TLS. */
public final class TlsListening {

  private static final char[] PASSWORD = "test-only".toCharArray();

  private TlsListening() {}

  /** Shows this certificate, and asks for none. */
  public static SSLServerSocket with(TestCertificate certificate) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "only", certificate.key(), PASSWORD, new Certificate[] {certificate.certificate()});
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          managers.getKeyManagers(), new TrustManager[] {new Anybody()}, new SecureRandom());
      return (SSLServerSocket)
          context
              .getServerSocketFactory()
              .createServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, and takes any certificate of the client, but not none. */
  public static SSLServerSocket askingForOne(TestCertificate certificate) {
    SSLServerSocket socket = with(certificate);
    socket.setNeedClientAuth(true);
    return socket;
  }

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
