package io.tollgate.backend.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What an application has in common with many others: its state and its plan. One object serves all
 * that have the same, since there may be a million applications and a handful of plans.
 *
 * @param state {@code active} authorises, anything else refuses
 * @param planId null when it has no plan
 * @param planName as answers show it
 */
public record Subscription(String state, @Nullable String planId, @Nullable String planName) {

  boolean active() {
    return "active".equals(state);
  }
}
