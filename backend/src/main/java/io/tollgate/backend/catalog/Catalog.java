package io.tollgate.backend.catalog;

import org.jspecify.annotations.Nullable;

/** All services this backend decides for. A change is visible to the next call. */
public interface Catalog {

  /** The service with exactly this id. */
  @Nullable Service service(String serviceId);

  /**
   * The service that calls with this provider key and without {@code service_id} mean
   * (service-management-api.md, 6).
   */
  @Nullable Service defaultService(String providerKey);
}
