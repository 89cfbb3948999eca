package io.tollgate.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.ConfigurationReader.Read;
import io.tollgate.protocol.gateway.ConfigurationReader.Rejected;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.PublishedService;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What survives a reload, and what does not (gateway.md, ruling 2). */
class LastingStatesTest {

  private static final ServiceConfiguration SERVICE =
      switch (new ConfigurationReader(Environment.PRODUCTION).read("{\"services\":[{\"id\":7}]}")) {
        case Read read -> read.configuration().services().getFirst().service();
        case Rejected rejected -> throw new AssertionError(rejected);
      };

  private Instant now = Instant.EPOCH;
  private final LastingStates states = new LastingStates(() -> now);

  private LastingState at(Environment environment, int version, String policy, int position) {
    return states.at(new PublishedService(environment, version, SERVICE), policy, position);
  }

  private static StringBuilder remembered(LastingState state) {
    return state.keep(StringBuilder.class, StringBuilder::new);
  }

  @Test
  void the_next_version_of_a_service_finds_what_its_policy_remembered() {
    StringBuilder first = remembered(at(Environment.PRODUCTION, 1, "rate_limit", 2));
    assertThat(remembered(at(Environment.PRODUCTION, 2, "rate_limit", 2))).isSameAs(first);
  }

  @Test
  void another_place_has_another_memory() {
    StringBuilder first = remembered(at(Environment.PRODUCTION, 1, "rate_limit", 2));
    LastingState place = at(Environment.PRODUCTION, 1, "rate_limit", 2);
    assertThat(remembered(at(Environment.PRODUCTION, 1, "rate_limit", 3))).isNotSameAs(first);
    assertThat(remembered(at(Environment.SANDBOX, 1, "rate_limit", 2))).isNotSameAs(first);
    assertThat(remembered(at(Environment.PRODUCTION, 1, "other", 2))).isNotSameAs(first);
    assertThat(remembered(place.within("rate_limit", 2))).isNotSameAs(first);
  }

  @Test
  void what_is_held_is_not_forgotten_and_what_is_not_goes_after_an_hour() {
    StringBuilder held = remembered(at(Environment.PRODUCTION, 1, "held", 0));
    remembered(at(Environment.PRODUCTION, 1, "dropped", 0)).append("x");
    now = now.plus(Duration.ofMinutes(61));
    remembered(at(Environment.PRODUCTION, 1, "any", 0));
    System.gc();
    assertThat(remembered(at(Environment.PRODUCTION, 1, "held", 0))).isSameAs(held);
    assertThat(remembered(at(Environment.PRODUCTION, 1, "dropped", 0))).isEmpty();
  }

  @Test
  void what_must_be_ended_is_ended_once_with_the_gateway() {
    AtomicInteger closed = new AtomicInteger();
    at(Environment.PRODUCTION, 1, "batcher", 0)
        .keep(AutoCloseable.class, () -> closed::incrementAndGet);
    states.close();
    states.close();
    assertThat(closed).hasValue(1);
  }
}
