package io.tollgate.gateway.policy.builtin.payloadlimits;

import io.netty.handler.codec.http.HttpUtil;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PayloadTooLarge;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;

/**
 * In <em>access</em>: refuses a request that announces too large a body. Bodies that announce
 * nothing, and answers, are counted where they pass.
 */
public final class PayloadLimitsPolicy implements Policy {

  private static final PhaseOutcome TOO_LARGE = new PhaseOutcome.Refused(PayloadTooLarge.REQUEST);

  /** Makes it of {@code request} and {@code response}, bytes; 0 is no limit. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        return fields.outcome(
            new PayloadLimitsPolicy(bytes(fields, "request"), bytes(fields, "response")));
      };

  private final long request;
  private final long response;

  private PayloadLimitsPolicy(long request, long response) {
    this.request = request;
    this.response = response;
  }

  private static long bytes(PolicyFields fields, String field) {
    long bytes = fields.whole(field, 0, 0, Long.MAX_VALUE);
    return bytes == 0 ? Long.MAX_VALUE : bytes;
  }

  @Override
  public PhaseOutcome access(Call call) {
    if (HttpUtil.getContentLength(call.request(), 0L) > request) {
      return TOO_LARGE;
    }
    call.askUpstreamOptions().payload(request, response);
    return PhaseOutcome.CONTINUE;
  }
}
