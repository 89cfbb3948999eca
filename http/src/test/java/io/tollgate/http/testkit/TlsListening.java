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
    return with(certificate, () -> {});
  }

  private static SSLServerSocket with(TestCertificate certificate, Runnable clientShown) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "only", certificate.key(), PASSWORD, new Certificate[] {certificate.certificate()});
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          managers.getKeyManagers(),
          new TrustManager[] {new Anybody(clientShown)},
          new SecureRandom());
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
    return askingForOne(certificate, () -> {});
  }

  /**
   * The same.
   *
   * @param shown run whenever a client shows its certificate, which it does not in a session that
   *     it takes up again
   */
  public static SSLServerSocket askingForOne(TestCertificate certificate, Runnable shown) {
    SSLServerSocket socket = with(certificate, shown);
    socket.setNeedClientAuth(true);
    return socket;
  }

  private record Anybody(Runnable clientShown) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      clientShown.run();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
