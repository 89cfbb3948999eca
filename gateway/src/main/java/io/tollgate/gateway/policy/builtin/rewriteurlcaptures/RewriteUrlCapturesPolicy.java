package io.tollgate.gateway.policy.builtin.rewriteurlcaptures;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.Rewriting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** In <em>rewrite</em>: the first transformation whose rule occurs in the path is applied. */
public final class RewriteUrlCapturesPolicy implements Policy {

  /** Makes it of {@code transformations[]}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        List<Transformation> transformations = new ArrayList<>();
        for (PolicyFields item : fields.objects("transformations")) {
          Transformation made = Transformation.of(item);
          if (made != null) {
            transformations.add(made);
          }
        }
        return fields.outcome(new RewriteUrlCapturesPolicy(transformations));
      };

  private final List<Transformation> transformations;

  private RewriteUrlCapturesPolicy(List<Transformation> transformations) {
    this.transformations = List.copyOf(transformations);
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    for (Transformation transformation : transformations) {
      MatchResult match = transformation.match(call.line());
      if (match != null) {
        return Rewriting.to(transformation.applied(call.line(), match), call);
      }
    }
    return PhaseOutcome.CONTINUE;
  }
}
