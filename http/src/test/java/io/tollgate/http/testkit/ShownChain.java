package io.tollgate.http.testkit;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A client's certificate followed by others, as they are: nothing binds one to the next, which is
 * for a server to see.
 */
public final class ShownChain extends X509ExtendedKeyManager {

  private final TestCertificate own;
  private final List<X509Certificate> chain;

  public ShownChain(TestCertificate own, X509Certificate... others) {
    this.own = own;
    this.chain = Stream.concat(Stream.of(own.certificate()), Stream.of(others)).toList();
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {"only"};
  }

  @Override
  public String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return "only";
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return own.key();
  }
}
