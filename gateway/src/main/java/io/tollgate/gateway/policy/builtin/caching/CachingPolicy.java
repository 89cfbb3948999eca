package io.tollgate.gateway.policy.builtin.caching;

import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import java.util.Locale;

/** Sets the caching mode of the service's authorisations. */
public final class CachingPolicy implements Policy {

  /** Makes it of {@code caching_type}; one that is missing or unknown is {@code none}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        String type = new PolicyFields(configuration).text("caching_type", "");
        for (CachingMode mode : CachingMode.values()) {
          if (mode.name().toLowerCase(Locale.ROOT).equals(type)) {
            return new PolicyOutcome.Created(new CachingPolicy(mode));
          }
        }
        faults.accept(
            "caching: caching_type must be strict, resilient, allow or none; nothing is cached");
        return new PolicyOutcome.Created(new CachingPolicy(CachingMode.NONE));
      };

  private final CachingMode mode;

  private CachingPolicy(CachingMode mode) {
    this.mode = mode;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askAuthorizationTerms().caching(mode);
    return PhaseOutcome.CONTINUE;
  }
}
