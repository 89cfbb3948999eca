package io.tollgate.gateway.policy;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.policy.Policy.Phase;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a call through a chain and tells what each policy does, asking nobody (ruling 15). */
final class Explanation {

  private final Call call;
  private final List<ExplainedStep> told;

  Explanation(Call call, List<ExplainedStep> told) {
    this.call = call;
    this.told = told;
  }

  /** A phase of one policy, run with the chain's care. */
  @FunctionalInterface
  interface Run {
    PhaseOutcome of(Phase phase, Policy policy);
  }

  /** How the call would end: the first outcome that is not to go on. */
  PhaseOutcome of(Policy[] policies, List<String> names, Run run) {
    for (Phase phase : Phase.values()) {
      for (int i = 0; i < policies.length; i++) {
        PhaseOutcome outcome = step(phase, policies[i], names.get(i), run);
        if (outcome != PhaseOutcome.CONTINUE) {
          return outcome;
        }
        if (phase == Phase.CONTENT && call.upstream() != null) {
          break;
        }
      }
    }
    return PhaseOutcome.CONTINUE;
  }

  private PhaseOutcome step(Phase phase, Policy policy, String name, Run run) {
    String asked = policy.wouldAsk(phase, call);
    if (asked != null) {
      tell(name, phase, "would ask " + asked);
      return PhaseOutcome.CONTINUE;
    }
    RequestLine line = call.line();
    Upstream route = call.route();
    Upstream upstream = call.upstream();
    PhaseOutcome outcome = run.of(phase, policy);
    switch (outcome) {
      case PhaseOutcome.Continue _ -> {
        if (call.line() != line) {
          tell(name, phase, "rewrites the path to " + call.line().path());
        }
        changed(name, phase, route, call.route());
        changed(name, phase, upstream, call.upstream());
      }
      case PhaseOutcome.Suspended _ -> {
        tell(name, phase, "would wait for somebody's answer");
        return PhaseOutcome.CONTINUE;
      }
      case PhaseOutcome.Refused refused -> tell(name, phase, "refuses the call");
      case PhaseOutcome.Answered answered -> tell(name, phase, "answers the call itself");
    }
    return outcome;
  }

  private void changed(
      String name, Phase phase, @Nullable Upstream before, @Nullable Upstream now) {
    if (now != null && now != before) {
      tell(name, phase, "chooses the upstream " + now.origin() + now.basePath());
    }
  }

  private void tell(String name, Phase phase, String text) {
    told.add(new ExplainedStep(name, phase.name().toLowerCase(Locale.ROOT), text));
  }
}
