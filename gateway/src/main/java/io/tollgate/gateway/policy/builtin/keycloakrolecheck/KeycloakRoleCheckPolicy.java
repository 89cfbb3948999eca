package io.tollgate.gateway.policy.builtin.keycloakrolecheck;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.policy.Policy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In <em>access</em>: a whitelist lets pass what one of its scopes is about, a blacklist all else.
 */
final class KeycloakRoleCheckPolicy implements Policy {

  private final List<RoleScope> scopes;
  private final boolean onlyListed;
  private final PhaseOutcome refused;

  KeycloakRoleCheckPolicy(List<RoleScope> scopes, boolean onlyListed, Refusal refusal) {
    this.scopes = List.copyOf(scopes);
    this.onlyListed = onlyListed;
    this.refused = new PhaseOutcome.Refused(refusal);
  }

  @Override
  public PhaseOutcome access(Call call) {
    return listed(call, call.jwt()) == onlyListed ? PhaseOutcome.CONTINUE : refused;
  }

  /** Without a token no scope holds. */
  private boolean listed(Call call, @Nullable Map<String, Object> claims) {
    if (claims == null) {
      return false;
    }
    TemplateContext context = TemplateContext.of(call);
    for (RoleScope scope : scopes) {
      if (scope.requests().fits(call.line(), context)
          && scope.roles().stream().allMatch(role -> role.isOf(claims, context))) {
        return true;
      }
    }
    return false;
  }
}
