package io.tollgate.admin.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServiceStateTest {

  @Test
  void every_event_that_may_be_sent_leads_somewhere_from_somewhere() {
    assertThat(ServiceState.EVENTS)
        .allSatisfy(
            event ->
                assertThat(Arrays.stream(ServiceState.values()).map(state -> state.after(event)))
                    .as(event)
                    .anyMatch(next -> next != null));
  }

  @Test
  void every_state_but_the_first_is_reached_by_an_event_that_may_be_sent() {
    for (ServiceState wanted : ServiceState.values()) {
      if (wanted != ServiceState.values()[0]) {
        assertThat(ServiceState.EVENTS)
            .as(wanted.wireName())
            .anyMatch(
                event ->
                    Arrays.stream(ServiceState.values())
                        .anyMatch(state -> state.after(event) == wanted));
      }
    }
  }
}
