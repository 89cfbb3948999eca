package io.tollgate.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlanStateTest {

  @Test
  void every_event_that_may_be_sent_leads_somewhere_from_somewhere() {
    assertThat(PlanState.EVENTS)
        .allSatisfy(
            event ->
                assertThat(Arrays.stream(PlanState.values()).map(state -> state.after(event)))
                    .as(event)
                    .anyMatch(next -> next != null));
  }

  @Test
  void every_state_but_the_first_is_reached_by_an_event_that_may_be_sent() {
    for (PlanState wanted : PlanState.values()) {
      if (wanted != PlanState.values()[0]) {
        assertThat(PlanState.EVENTS)
            .as(wanted.wireName())
            .anyMatch(
                event ->
                    Arrays.stream(PlanState.values())
                        .anyMatch(state -> state.after(event) == wanted));
      }
    }
  }
}
