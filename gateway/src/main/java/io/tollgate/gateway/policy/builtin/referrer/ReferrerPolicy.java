package io.tollgate.gateway.policy.builtin.referrer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;

/** Has the header {@code Referer} checked with the authorisation. */
public final class ReferrerPolicy implements Policy {

  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> new PolicyOutcome.Created(new ReferrerPolicy());

  private ReferrerPolicy() {}

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askAuthorizationTerms().referrer(call.headers().get(HttpHeaderNames.REFERER));
    return PhaseOutcome.CONTINUE;
  }
}
