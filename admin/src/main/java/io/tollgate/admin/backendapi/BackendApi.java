package io.tollgate.admin.backendapi;

import io.tollgate.admin.service.MetricOwner;

/** An upstream API as it is kept. */
public record BackendApi(
    long id, long tenantId, BackendAttributes attributes, long createdAt, long updatedAt) {

  public String privateEndpoint() {
    return String.valueOf(attributes.privateEndpoint());
  }

  /** As the owner of its metrics and mapping rules. */
  public MetricOwner owner() {
    return new MetricOwner.OfBackend(id);
  }
}
