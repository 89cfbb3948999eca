package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendApplication;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application with the name its counters go by.
 *
 * @param definition as the admin side put it
 */
public record Application(ApplicationKey key, BackendApplication definition) {

  public static Application of(BackendApplication definition) {
    return new Application(new ApplicationKey(definition.serviceId(), definition.id()), definition);
  }

  public String id() {
    return key.applicationId();
  }

  /** Whether its state authorises: any other than {@code active} refuses. */
  public boolean active() {
    return "active".equals(definition.state());
  }

  public @Nullable String planId() {
    return definition.planId();
  }

  /** Name of the plan as answers show it, empty when unknown. */
  public String planName() {
    String name = definition.planName();
    return name == null ? "" : name;
  }

  /** Where OAuth sends its users back to, empty when unknown. */
  public String redirectUrl() {
    String url = definition.redirectUrl();
    return url == null ? "" : url;
  }

  public Set<String> keys() {
    return definition.keys();
  }

  /** The keys in the order in which answers list them. */
  public List<String> sortedKeys() {
    return definition.keys().stream().sorted().toList();
  }

  public Set<String> referrerFilters() {
    return definition.referrerFilters();
  }

  /** Without its keys: they are secrets. */
  @Override
  public String toString() {
    return definition.toString();
  }
}
