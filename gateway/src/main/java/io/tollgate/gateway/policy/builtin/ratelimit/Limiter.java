package io.tollgate.gateway.policy.builtin.ratelimit;

import io.tollgate.gateway.call.Sha256;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import org.jspecify.annotations.Nullable;

/**
 * One limiter of a policy.
 *
 * @param prefix of its counters' keys
 * @param name tells its counters apart
 */
record Limiter(LimitRule rule, Condition condition, String prefix, Template name) {

  /** Longer names are kept as their digest: callers may have chosen them. */
  private static final int MOST_CHARS = 128;

  static Limiter of(LimitRule rule, Condition condition, String scope, Template name) {
    return new Limiter(rule, condition, scope + "/" + rule.kind() + "/", name);
  }

  /** What a call asks of it, null when it does not concern the call. */
  @Nullable Demand demand(TemplateContext context) {
    return condition.holds(context)
        ? new Demand(prefix + bounded(name.render(context)), rule)
        : null;
  }

  private static String bounded(String name) {
    return name.length() <= MOST_CHARS ? name : Sha256.hex(name);
  }
}
