package io.tollgate.gateway.policy;

import io.tollgate.protocol.gateway.Environment;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What one link of a service's chain remembers beyond calls and beyond reloads of the
 * configuration: counters, batches, caches (gateway.md, ruling 2). Given to a {@link PolicyFactory}
 * with the link's place.
 */
public final class LastingState {

  private final LastingStates states;
  private final Place place;

  LastingState(LastingStates states, Place place) {
    this.states = states;
    this.place = place;
  }

  /**
   * The object that the policy at this place had before, or a new one.
   *
   * <p>It is the policy's to hold on to. One that nobody holds any more is forgotten an hour after
   * it was asked for. If it is {@link AutoCloseable}, it is closed when the gateway is, before the
   * event loops are; until then calls may still use it.
   *
   * @param first makes it. What depends on the configuration does not belong in it: the next
   *     configuration gets it as it is
   */
  public <T> T keep(Class<T> type, Supplier<? extends T> first) {
    return states.keep(place, type, first);
  }

  /** Names the place, in the same way in every gateway with this configuration. */
  public String name() {
    return "%s/%s/%s/%s"
        .formatted(
            place.environment().name().toLowerCase(Locale.ROOT),
            place.serviceId(),
            place.policy(),
            place.position());
  }

  /**
   * State of a chain within this link, such as the one of {@code conditional}.
   *
   * @param policy name of the inner link
   * @param position of the inner link
   */
  public LastingState within(String policy, int position) {
    return new LastingState(
        states,
        new Place(
            place.environment(),
            place.serviceId(),
            place.policy() + "/" + policy,
            place.position() + "/" + position));
  }

  /** Environments that one process serves do not share what a policy remembers. */
  record Place(Environment environment, String serviceId, String policy, String position) {}
}
