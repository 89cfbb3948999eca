package io.tollgate.admin.application;

import java.util.List;
import java.util.Objects;

/**
 * An application as it is kept, with its credentials. It has those of every mode, so that its
 * service may change the mode.
 *
 * @param keys oldest first
 * @param filters oldest first
 */
public record Application(
    long id,
    long tenantId,
    ApplicationContext context,
    ApplicationState state,
    ApplicationAttributes attributes,
    String providerVerificationKey,
    List<ApplicationKey> keys,
    List<ReferrerFilter> filters,
    long createdAt,
    long updatedAt) {

  public Application {
    keys = List.copyOf(keys);
    filters = List.copyOf(filters);
  }

  /** Whether calls in its name are let through. */
  public boolean enabled() {
    return state == ApplicationState.LIVE && context.accountEnabled();
  }

  /** What identifies it in mode 1. */
  public String userKey() {
    return Objects.requireNonNull(attributes.userKey());
  }

  /** What identifies it in the other modes, and to authorisation in every mode. */
  public String applicationId() {
    return Objects.requireNonNull(attributes.applicationId());
  }

  public long serviceId() {
    return context.serviceId();
  }

  public long accountId() {
    return context.accountId();
  }

  Application with(List<ApplicationKey> itsKeys, List<ReferrerFilter> itsFilters) {
    return new Application(
        id,
        tenantId,
        context,
        state,
        attributes,
        providerVerificationKey,
        itsKeys,
        itsFilters,
        createdAt,
        updatedAt);
  }

  /** Without its credentials: they are secrets. */
  @Override
  public String toString() {
    return "Application[" + id + ", " + state + ", " + context + "]";
  }
}
