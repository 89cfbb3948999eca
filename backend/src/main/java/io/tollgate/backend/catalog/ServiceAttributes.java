package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;

/**
 * A service's own fields (6).
 *
 * @param active false refuses every call with {@code service_not_active}
 * @param defaultService whether calls with the provider key and without service_id mean this one
 */
public record ServiceAttributes(
    String id,
    String providerKey,
    AuthenticationMode mode,
    boolean referrerFiltersRequired,
    boolean active,
    boolean defaultService) {

  public static ServiceAttributes of(BackendService definition) {
    return new ServiceAttributes(
        definition.id(),
        definition.providerKey(),
        definition.mode(),
        definition.referrerFiltersRequired(),
        definition.active(),
        definition.defaultService());
  }

  /** Without the provider key: it is a secret. */
  @Override
  public String toString() {
    return "ServiceAttributes[" + id + ", " + mode + "]";
  }
}
