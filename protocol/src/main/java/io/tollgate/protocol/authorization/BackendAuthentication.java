package io.tollgate.protocol.authorization;

/**
 * How a caller of the Service Management API proves for whom it speaks (service-management-api.md,
 * 1.3).
 */
public sealed interface BackendAuthentication {

  /** The secret itself; never to be logged. */
  String value();

  /** A token that is valid together with the id of its service. */
  record ServiceToken(String value) implements BackendAuthentication {
    @Override
    public String toString() {
      return "ServiceToken[***]";
    }
  }

  /** The key of the whole tenant. */
  record ProviderKey(String value) implements BackendAuthentication {
    @Override
    public String toString() {
      return "ProviderKey[***]";
    }
  }
}
