package io.tollgate.http.client;

import io.netty.handler.ssl.SslContext;
import io.tollgate.http.tls.ClientIdentity;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken with some targets: who the client is, and whom it trusts. Connections are
 * shared between equal ones only. For any thread.
 */
public final class ClientTls {

  private final @Nullable ClientIdentity own;
  private final List<X509Certificate> authorities;
  private final boolean verify;
  private final int hash;
  private final Map<Handshake, SslContext> contexts = new HashMap<>(4);

  /** What differs between targets of the same terms. */
  private record Handshake(boolean verify, boolean http2) {}

  /**
   * @param own shown to servers that ask for a certificate; null: the one that all are shown
   * @param authorities trusted instead of those that are usually; empty: those
   * @param verify whether certificates must be trusted and carry the name, also where the target
   *     does not ask for it
   */
  public ClientTls(
      @Nullable ClientIdentity own, List<X509Certificate> authorities, boolean verify) {
    this.own = own;
    this.authorities = List.copyOf(authorities);
    this.verify = verify;
    // Asked for with each call.
    hash = Objects.hash(own, this.authorities, verify);
  }

  /** What the library makes of it for a target, once for all that are alike. */
  synchronized SslContext context(UpstreamTarget target, UpstreamTls standard) throws SSLException {
    Handshake handshake = new Handshake(target.verify() || verify, target.http2());
    SslContext context = contexts.get(handshake);
    if (context == null) {
      context =
          handshake.verify()
              ? standard.verifying(own, authorities, handshake.http2())
              : standard.trusting(own, handshake.http2());
      contexts.put(handshake, context);
    }
    return context;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ClientTls tls
            && hash == tls.hash
            && verify == tls.verify
            && Objects.equals(own, tls.own)
            && authorities.equals(tls.authorities));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "ClientTls[%s, %d authorities, verify %s]".formatted(own, authorities.size(), verify);
  }
}
