package io.tollgate.gateway.policy.builtin.ratelimit;

import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.Connections;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.FixedWindow;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.LeakyBucket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policies; all of a gateway share its counters. */
public final class RateLimitFactory implements PolicyFactory, AutoCloseable {

  private static final int MOST_CALLS = 1_000_000;
  private static final long LONGEST_WINDOW = 366L * 86_400;

  private final Templates templates;
  private final LocalCounters local;
  private final RedisServers redis = new RedisServers();

  /**
   * @param clock of the counters in this process
   */
  public RateLimitFactory(Templates templates, InstantSource clock) {
    this.templates = templates;
    local = new LocalCounters(clock);
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    List<Limiter> limiters = new ArrayList<>();
    Reading reading = new Reading(fields, site.state().name(), faults, limiters);
    read(reading, "connection_limiters", RateLimitFactory::connections);
    read(reading, "leaky_bucket_limiters", RateLimitFactory::leakyBucket);
    read(reading, "fixed_window_limiters", RateLimitFactory::fixedWindow);
    return fields.outcome(
        new RateLimitPolicy(
            limiters,
            counters(fields.text("redis_url", "").strip(), faults),
            ErrorHandling.read(
                fields.object("limits_exceeded_error"), 429, RefusalReason.EDGE_LIMIT_EXCEEDED),
            ErrorHandling.read(
                fields.object("configuration_error"), 500, RefusalReason.EDGE_LIMIT_UNKNOWN)));
  }

  private record Reading(
      PolicyFields fields, String place, Consumer<String> faults, List<Limiter> limiters) {}

  private void read(Reading reading, String list, Function<PolicyFields, LimitRule> rule) {
    for (PolicyFields limiter : reading.fields().objects(list)) {
      PolicyFields key = limiter.object("key");
      Template name =
          templates.typed(
              key.node("name"),
              key.oneOf("name_type", "plain", "plain", "liquid"),
              fault -> reading.faults().accept(list + " key.name " + fault));
      boolean global = key.oneOf("scope", "service", "service", "global").equals("global");
      reading
          .limiters()
          .add(
              Limiter.of(
                  rule.apply(limiter),
                  condition(limiter, reading.faults()),
                  global ? "global" : reading.place(),
                  name));
    }
  }

  private Condition condition(PolicyFields limiter, Consumer<String> faults) {
    ConditionReader reader = new ConditionReader(templates, faults);
    Condition condition = reader.read("condition", limiter.node("condition"));
    if (reader.problem() != null) {
      limiter.wrong(reader.problem());
    }
    return condition;
  }

  private static LimitRule connections(PolicyFields fields) {
    double delay = fields.number("delay", 1);
    if (delay <= 0) {
      fields.wrong("delay", "must be seconds above 0");
    }
    return new Connections(
        (int) fields.whole("conn", 0, 1, MOST_CALLS),
        (int) fields.whole("burst", 0, 0, MOST_CALLS),
        delay);
  }

  private static LimitRule leakyBucket(PolicyFields fields) {
    double rate = fields.number("rate", 0);
    double burst = fields.number("burst", 0);
    if (rate <= 0) {
      fields.wrong("rate", "must be calls a second, above 0");
    }
    if (burst < 0) {
      fields.wrong("burst", "must not be below 0");
    }
    return new LeakyBucket(rate, burst);
  }

  private static LimitRule fixedWindow(PolicyFields fields) {
    if (!fields.object("key").has("name")) {
      fields.wrong("key.name", "must be given");
    }
    return new FixedWindow(
        fields.whole("count", 0, 1, Long.MAX_VALUE / 2),
        Math.max(1, fields.whole("window", 0, 0, LONGEST_WINDOW)));
  }

  private Counters counters(String url, Consumer<String> faults) {
    if (url.isEmpty()) {
      return local;
    }
    @Nullable Counters shared = redis.at(url);
    if (shared == null) {
      String problem = "rate_limit's redis_url is no URL as in redis://host:6379/0";
      faults.accept(problem);
      return new NoCounters(problem);
    }
    return shared;
  }

  /** Closes what leads to Redis. */
  @Override
  public void close() {
    redis.close();
  }
}
