package io.tollgate.gateway.policy.builtin.upstreammtls;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.http.client.ClientTls;

/** Has TLS spoken with a service's upstreams on terms of its own. */
record UpstreamMtlsPolicy(ClientTls terms) implements Policy {

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askUpstreamOptions().tls(terms);
    return PhaseOutcome.CONTINUE;
  }
}
