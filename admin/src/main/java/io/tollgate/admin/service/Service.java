package io.tollgate.admin.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service (product) as it is kept. */
public record Service(
    long id,
    long tenantId,
    ServiceState state,
    ServiceAttributes attributes,
    @Nullable Long defaultApplicationPlanId,
    @Nullable Long defaultServicePlanId,
    long createdAt,
    long updatedAt) {

  public String name() {
    return Objects.requireNonNull(attributes.name());
  }

  public String systemName() {
    return Objects.requireNonNull(attributes.systemName());
  }

  public BackendVersion backendVersion() {
    return Objects.requireNonNull(BackendVersion.named(attributes.backendVersion()));
  }

  public ServiceSwitches switches() {
    return attributes.switches();
  }

  /** Who is told by what how far limits are used. */
  public AlertChannels alertChannels() {
    return new AlertChannels(attributes.notificationSettings());
  }

  /** Whether our gateway serves it at generated addresses. */
  public boolean isHosted() {
    return attributes.deploymentOption().equals("hosted");
  }
}
