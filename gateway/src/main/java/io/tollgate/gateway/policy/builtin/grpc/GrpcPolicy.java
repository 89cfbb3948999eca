package io.tollgate.gateway.policy.builtin.grpc;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;

/** Speaks HTTP/2 to the upstream, so that streams and trailers pass in both directions. */
public final class GrpcPolicy implements Policy {

  /** Takes no configuration. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> new PolicyOutcome.Created(new GrpcPolicy());

  private GrpcPolicy() {}

  @Override
  public PhaseOutcome rewrite(Call call) {
    UpstreamOptions options = call.askUpstreamOptions();
    options.unbuffered();
    options.http2();
    return PhaseOutcome.CONTINUE;
  }
}
