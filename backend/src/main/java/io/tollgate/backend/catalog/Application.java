package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendApplication;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One state of an application, as calls need it: without its user keys, which the other way round
 * stand in {@link Applications}.
 *
 * @param key the name its counters go by
 * @param redirectUrl where OAuth sends its users back to, empty when unknown
 * @param keys application keys, any of which passes; none means that no key is asked for
 */
public record Application(
    ApplicationKey key,
    Subscription subscription,
    String redirectUrl,
    Set<String> keys,
    Set<String> referrerFilters) {

  /**
   * The application as calls need it.
   *
   * @param shared answers one and the same object for equal ones
   */
  public static Application of(BackendApplication definition, UnaryOperator<Subscription> shared) {
    return new Application(
        new ApplicationKey(definition.serviceId(), definition.id()),
        shared.apply(
            new Subscription(definition.state(), definition.planId(), definition.planName())),
        Objects.requireNonNullElse(definition.redirectUrl(), ""),
        definition.keys(),
        definition.referrerFilters());
  }

  public String id() {
    return key.applicationId();
  }

  /** Whether its state authorises: any other than {@code active} refuses. */
  public boolean active() {
    return subscription.active();
  }

  public @Nullable String planId() {
    return subscription.planId();
  }

  /** Name of the plan as answers show it, empty when unknown. */
  public String planName() {
    String name = subscription.planName();
    return name == null ? "" : name;
  }

  /** The keys in the order in which answers list them. */
  public List<String> sortedKeys() {
    return keys.stream().sorted().toList();
  }

  /** Without its keys: they are secrets. */
  @Override
  public String toString() {
    return "Application[%s/%s, %s]".formatted(key.serviceId(), id(), subscription);
  }
}
