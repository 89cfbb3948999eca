package io.tollgate.gateway.policy;

import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.http.tls.TlsIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of a service in order; each phase asks all of them (gateway.md, 5.1). */
public final class PolicyChain {

  private static final Logger log = LoggerFactory.getLogger(PolicyChain.class);

  /** A phase of the request; made once, so that asking a policy costs no lambda per call. */
  private interface Phase {
    PhaseOutcome of(Policy policy, Call call);
  }

  private static final Phase REWRITE = Policy::rewrite;
  private static final Phase ACCESS = Policy::access;
  private static final Phase CONTENT = Policy::content;

  private final Policy[] policies;
  private final List<String> names;
  private final PhaseOutcome.Refused failure;

  private final @Nullable TlsIdentity certificate;

  private final boolean closed;

  private final boolean late;

  /**
   * @param names of the policies, one for each
   * @param closed whether calls end at a policy that fails, rather than passing it
   */
  PolicyChain(List<Policy> policies, List<String> names, boolean closed) {
    int status =
        policies.stream()
            .mapToInt(Policy::statusOnFailure)
            .filter(s -> s != 0)
            .findFirst()
            .orElse(0);
    failure = PolicyFailure.outcome(status);
    this.closed = closed;
    int[] kept =
        IntStream.range(0, policies.size())
            .filter(i -> closed || !(policies.get(i) instanceof UnusablePolicy))
            .toArray();
    this.policies = Arrays.stream(kept).mapToObj(policies::get).toArray(Policy[]::new);
    this.names = Arrays.stream(kept).mapToObj(names::get).toList();
    late = Arrays.stream(this.policies).anyMatch(Policy::respondsLate);
    certificate =
        policies.stream()
            .map(Policy::certificate)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /** What is served to clients that name the service's host, null: the listener's own. */
  public @Nullable TlsIdentity certificate() {
    return certificate;
  }

  /** What a client gets when a policy fails over its answer. */
  public Refusal failure() {
    return failure.refusal();
  }

  public PhaseOutcome rewrite(Call call) {
    return run(REWRITE, call, false);
  }

  public PhaseOutcome access(Call call) {
    return run(ACCESS, call, false);
  }

  /** Ends with the first policy that answers or chooses an upstream. */
  public PhaseOutcome content(Call call) {
    // A route by plan is chosen with the authorisation and beats every other.
    return call.upstream() == null ? run(CONTENT, call, true) : PhaseOutcome.CONTINUE;
  }

  /**
   * Runs the phases as a call would, on the call's event loop, but for what would ask somebody.
   *
   * @param told what each policy does is added
   * @return how the call would end
   */
  public PhaseOutcome explain(Call call, List<ExplainedStep> told) {
    return new Explanation(call, told)
        .of(
            policies,
            names,
            (phase, policy) ->
                switch (phase) {
                  case REWRITE -> guarded(REWRITE, policy, call);
                  case ACCESS -> guarded(ACCESS, policy, call);
                  case CONTENT -> guarded(CONTENT, policy, call);
                });
  }

  /** Whom a policy of this chain would ask in the phase; null when all can be run. */
  public @Nullable String wouldAsk(Policy.Phase phase, Call call) {
    for (Policy policy : policies) {
      String asked = policy.wouldAsk(phase, call);
      if (asked != null) {
        return asked;
      }
    }
    return null;
  }

  private PhaseOutcome run(Phase phase, Call call, boolean untilUpstream) {
    for (int i = call.takePosition(); i < policies.length; i++) {
      PhaseOutcome outcome = guarded(phase, policies[i], call);
      if (outcome == PhaseOutcome.SUSPENDED) {
        call.suspend(i);
        return outcome;
      }
      if (outcome != PhaseOutcome.CONTINUE) {
        // Of chains within each other the innermost knows best.
        if (call.endedBy() == null) {
          call.endBy(names.get(i));
        }
        return outcome == PolicyFailure.OUTCOME ? failure : outcome;
      }
      if (untilUpstream && call.upstream() != null) {
        return outcome;
      }
    }
    return PhaseOutcome.CONTINUE;
  }

  private PhaseOutcome guarded(Phase phase, Policy policy, Call call) {
    try {
      return phase.of(policy, call);
    } catch (RuntimeException e) {
      failed(policy, call, e);
      return closed ? failure : PhaseOutcome.CONTINUE;
    }
  }

  /** Whether {@link #response} may tell its receiver later, instead of before it returns. */
  public boolean respondsLate() {
    return late;
  }

  /**
   * Lets the policies change an answer's head.
   *
   * @param then is told once, and given {@link #failure}'s turn when a policy failed
   */
  public void response(Call call, HttpResponse head, ResponseReceiver then) {
    if (late) {
      new SlowResponse(policies, this::ends, call, head, then).advance();
    } else {
      then.prepared(head, response(call, head));
    }
  }

  private boolean response(Call call, HttpResponse head) {
    for (Policy policy : policies) {
      try {
        policy.response(call, head);
      } catch (RuntimeException e) {
        if (ends(policy, call, e)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean ends(Policy policy, Call call, RuntimeException e) {
    failed(policy, call, e);
    if (closed && !(e instanceof InnerChainFailed)) {
      call.endBy(names.get(Arrays.asList(policies).indexOf(policy)));
    }
    return closed;
  }

  /** After the answer; what a policy throws here can change nothing any more and is logged. */
  public void finished(Call call) {
    for (Policy policy : policies) {
      try {
        policy.finished(call);
      } catch (RuntimeException e) {
        failed(policy, call, e);
      }
    }
  }

  private static void failed(Policy policy, Call call, RuntimeException e) {
    log.error("policy {} failed, request_id: {}", policy.getClass().getName(), call.requestId(), e);
  }
}
