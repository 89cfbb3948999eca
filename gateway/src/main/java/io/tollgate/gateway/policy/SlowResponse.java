package io.tollgate.gateway.policy;

import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/** Takes an answer's head through policies of which some take their time, one after the other. */
final class SlowResponse implements LateResponse {

  private final Policy[] policies;
  private final FailureRule failures;
  private final Call call;
  private final HttpResponse head;
  private final ResponseReceiver then;
  private int next;

  /** Whether the chain is over with a policy that failed; tells the log. */
  @FunctionalInterface
  interface FailureRule {
    boolean ends(Policy policy, Call call, RuntimeException failure);
  }

  SlowResponse(
      Policy[] policies,
      FailureRule failures,
      Call call,
      HttpResponse head,
      ResponseReceiver then) {
    this.policies = policies;
    this.failures = failures;
    this.call = call;
    this.head = head;
    this.then = then;
  }

  void advance() {
    while (next < policies.length) {
      Policy policy = policies[next];
      try {
        if (policy.respondsLate()) {
          policy.lateResponse(call, head, this);
          return;
        }
        policy.response(call, head);
      } catch (RuntimeException e) {
        if (failures.ends(policy, call, e)) {
          then.prepared(head, false);
          return;
        }
      }
      next++;
    }
    then.prepared(head, true);
  }

  @Override
  public void done(@Nullable RuntimeException failure) {
    if (failure != null && failures.ends(policies[next], call, failure)) {
      then.prepared(head, false);
    } else {
      next++;
      advance();
    }
  }
}
