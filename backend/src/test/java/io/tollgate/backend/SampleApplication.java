package io.tollgate.backend;

import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An application on plan 9, published again with each change. */
public final class SampleApplication {

  private final String serviceId;
  private final String id;
  private final BackendAdministration administration;
  private String state = "active";
  private String planName = "Gold";
  private @Nullable String redirectUrl;
  private Set<String> userKeys = Set.of();
  private Set<String> keys = Set.of();
  private Set<String> filters = Set.of();

  public SampleApplication(String serviceId, String id, BackendAdministration administration) {
    this.serviceId = serviceId;
    this.id = id;
    this.administration = administration;
  }

  public SampleApplication put() {
    administration.putApplication(
        new BackendApplication(
            serviceId, id, state, "9", planName, redirectUrl, userKeys, keys, filters));
    return this;
  }

  public SampleApplication state(String changed) {
    state = changed;
    return put();
  }

  public SampleApplication planName(String changed) {
    planName = changed;
    return put();
  }

  public SampleApplication redirectUrl(@Nullable String changed) {
    redirectUrl = changed;
    return put();
  }

  public SampleApplication userKeys(String... changed) {
    userKeys = Set.of(changed);
    return put();
  }

  public SampleApplication keys(String... changed) {
    keys = Set.of(changed);
    return put();
  }

  public SampleApplication filters(String... changed) {
    filters = Set.of(changed);
    return put();
  }
}
