package io.tollgate.gateway.policy.builtin.jwtclaimcheck;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.policy.Policy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In <em>access</em>: every rule that is about the request must hold. A call without a verified
 * token fails every such rule.
 */
final class JwtClaimCheckPolicy implements Policy {

  private final List<ClaimRule> rules;
  private final boolean extended;
  private final PhaseOutcome refused;

  /**
   * @param extended whether templates may also name what a call has beside its claims
   */
  JwtClaimCheckPolicy(List<ClaimRule> rules, boolean extended, String message) {
    this.rules = List.copyOf(rules);
    this.extended = extended;
    this.refused =
        new PhaseOutcome.Refused(
            new Refusal(
                RefusalReason.CLAIMS_NOT_ALLOWED,
                new OwnAnswer(403, "text/plain; charset=utf-8", message + "\n", null)));
  }

  @Override
  public PhaseOutcome access(Call call) {
    Map<String, Object> claims = call.jwt();
    TemplateContext context = context(call, claims);
    for (ClaimRule rule : rules) {
      if (rule.requests().fits(call.line(), context)
          && (claims == null || !rule.condition().holds(context))) {
        return refused;
      }
    }
    return PhaseOutcome.CONTINUE;
  }

  private TemplateContext context(Call call, @Nullable Map<String, Object> claims) {
    Map<String, Object> named = claims == null ? Map.of() : claims;
    if (!extended) {
      return TemplateContext.of(named).with("jwt", named);
    }
    TemplateContext context = TemplateContext.of(call);
    named.forEach(context::with);
    return context.with("jwt", named);
  }
}
