package io.tollgate.gateway.policy.builtin.ratelimit;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In <em>access</em>: counts a call with all limiters whose condition holds, or refuses it. Those
 * in excess that a burst allows are held back for a while.
 */
final class RateLimitPolicy implements Policy {

  private static final Logger log = LoggerFactory.getLogger(RateLimitPolicy.class);

  private final List<Limiter> limiters;
  private final Counters counters;
  private final ErrorHandling exceeded;
  private final ErrorHandling unknown;

  RateLimitPolicy(
      List<Limiter> limiters, Counters counters, ErrorHandling exceeded, ErrorHandling unknown) {
    this.limiters = List.copyOf(limiters);
    this.counters = counters;
    this.exceeded = exceeded;
    this.unknown = unknown;
  }

  @Override
  public PhaseOutcome access(Call call) {
    Visit visit = (Visit) call.note(this);
    if (visit == null) {
      List<Demand> demands = demands(call);
      if (demands.isEmpty()) {
        return PhaseOutcome.CONTINUE;
      }
      visit = new Visit(call, counters, demands);
      call.note(this, visit);
      visit.begin();
    }
    return outcome(call, visit.outcome());
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    String where = counters.where();
    int asked = phase == Phase.ACCESS && where != null ? demands(call).size() : 0;
    return asked == 0
        ? null
        : "%d %s %s".formatted(asked, asked == 1 ? "counter" : "counters", where);
  }

  private List<Demand> demands(Call call) {
    TemplateContext context = TemplateContext.of(call);
    List<Demand> demands = new ArrayList<>(limiters.size());
    for (Limiter limiter : limiters) {
      Demand demand = limiter.demand(context);
      if (demand != null) {
        demands.add(demand);
      }
    }
    return demands;
  }

  private PhaseOutcome outcome(Call call, @Nullable Taken taken) {
    return switch (taken) {
      case null -> PhaseOutcome.SUSPENDED;
      case Taken.Admitted _ -> PhaseOutcome.CONTINUE;
      case Taken.Rejected(String key) -> {
        if (!exceeded.exits()) {
          log.warn(
              "a call is over the limit of {} and passes all the same, request_id: {}",
              key,
              call.requestId());
        }
        yield exceeded.outcome();
      }
      case Taken.Unknown(String cause) -> {
        log.error("calls cannot be limited: {}, request_id: {}", cause, call.requestId());
        yield unknown.outcome();
      }
    };
  }

  @Override
  public void finished(Call call) {
    if (call.note(this) instanceof Visit visit) {
      visit.end();
    }
  }
}
