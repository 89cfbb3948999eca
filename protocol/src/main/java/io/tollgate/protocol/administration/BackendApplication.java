package io.tollgate.protocol.administration;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application as authorisation sees it.
 *
 * @param id the public application id (mode 2), or an id of the admin side's making (mode 1);
 *     unique in the service
 * @param state {@code active} authorises; {@code pending}, {@code suspended} and anything else
 *     refuse
 * @param planId id of its plan, null when it has none
 * @param planName name of its plan, shown in every answer
 * @param userKeys user keys that mean this application
 * @param keys application keys, any of which passes; none means that no key is asked for
 */
public record BackendApplication(
    String serviceId,
    String id,
    String state,
    @Nullable String planId,
    @Nullable String planName,
    @Nullable String redirectUrl,
    Set<String> userKeys,
    Set<String> keys,
    Set<String> referrerFilters) {

  public BackendApplication {
    userKeys = Set.copyOf(userKeys);
    keys = Set.copyOf(keys);
    referrerFilters = Set.copyOf(referrerFilters);
  }

  /** Without its keys: they are secrets. */
  @Override
  public String toString() {
    return "BackendApplication[" + serviceId + "/" + id + ", " + state + ", plan " + planName + "]";
  }
}
