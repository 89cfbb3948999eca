package io.tollgate.protocol.gateway;

import io.tollgate.protocol.authorization.BackendAuthentication;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service (product) as the gateway sees it: the {@code content} of a proxy config, and what the
 * document says about the issuer of its tokens.
 *
 * @param backendVersion {@code 1}, {@code 2} or {@code oauth}; null or anything else: no
 *     credentials can be read
 * @param authentication what the gateway shows to the backend; its value is also the debug secret;
 *     null when absent
 * @param oidc the service's entry of the document's {@code oidc} array, null when it has none
 * @param other everything the gateway does not read, kept for dumps and written back unchanged
 */
public record ServiceConfiguration(
    String id,
    String systemName,
    @Nullable String backendVersion,
    @Nullable BackendAuthentication authentication,
    ProxyConfiguration proxy,
    @Nullable OidcEntry oidc,
    ObjectNode other) {

  /** A service whose document has no {@code oidc} entry for it. */
  public ServiceConfiguration(
      String id,
      String systemName,
      @Nullable String backendVersion,
      @Nullable BackendAuthentication authentication,
      ProxyConfiguration proxy,
      ObjectNode other) {
    this(id, systemName, backendVersion, authentication, proxy, null, other);
  }

  ServiceConfiguration with(@Nullable OidcEntry entry) {
    return new ServiceConfiguration(
        id, systemName, backendVersion, authentication, proxy, entry, other);
  }

  /** Without the fields that are not the gateway's: a portal may have put secrets in. */
  @Override
  public String toString() {
    return "ServiceConfiguration[" + id + " " + systemName + ", " + proxy + "]";
  }
}
