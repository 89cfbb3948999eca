package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.pattern.GuardedPattern;

/**
 * Calls of some plans go to some servers.
 *
 * @param plans which
 */
record PlanRule(Plans plans, Servers servers) {

  /** Names of plans. */
  sealed interface Plans {

    boolean has(String plan);

    record Exactly(String name) implements Plans {
      @Override
      public boolean has(String plan) {
        return plan.equals(name);
      }
    }

    /** "Production" has "Production Gold", too. */
    record BeginningWith(String prefix) implements Plans {
      @Override
      public boolean has(String plan) {
        return plan.startsWith(prefix);
      }
    }

    record Matching(GuardedPattern pattern) implements Plans {
      @Override
      public boolean has(String plan) {
        return pattern.find(plan);
      }
    }
  }
}
