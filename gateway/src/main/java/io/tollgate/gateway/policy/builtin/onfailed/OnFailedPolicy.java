package io.tollgate.gateway.policy.builtin.onfailed;

import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;

/** Ends calls with its status when any policy of the chain cannot be made or throws. */
public final class OnFailedPolicy implements Policy {

  /** Makes it of {@code error_status_code}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        return fields.outcome(
            new OnFailedPolicy((int) fields.whole("error_status_code", 503, 200, 599)));
      };

  private final int status;

  private OnFailedPolicy(int status) {
    this.status = status;
  }

  @Override
  public int statusOnFailure() {
    return status;
  }
}
