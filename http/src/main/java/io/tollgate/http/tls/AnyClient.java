package io.tollgate.http.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Takes every client's certificate whose chain is not too long; others judge it. */
final class AnyClient implements X509TrustManager {

  private final int longest;

  /**
   * @param depth authorities between the client's certificate and the root
   */
  AnyClient(int depth) {
    longest = depth + 2;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain.length > longest) {
      throw new CertificateException(
          "a chain of %d certificates is too long".formatted(chain.length));
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no servers are met here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
