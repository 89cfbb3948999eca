package io.tollgate.gateway.policy.builtin.ratelimit;

/**
 * What one call asks of one limiter.
 *
 * @param key names the counter
 */
record Demand(String key, LimitRule rule) {

  /** Whether it has to be given back when the call is over. */
  boolean held() {
    return rule instanceof LimitRule.Connections;
  }
}
