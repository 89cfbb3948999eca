package io.tollgate.http.tls;

import org.jspecify.annotations.Nullable;

/** Who serves which host with a certificate of his own. */
@FunctionalInterface
public interface TlsNames {

  TlsNames NONE = _ -> null;

  /**
   * Called on event loops.
   *
   * @param host as the client named it in its handshake (SNI), lower case
   * @return null when nobody does
   */
  @Nullable TlsIdentity identity(String host);
}
