package io.tollgate.gateway.policy.builtin.conditional;

import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.InnerChainFailed;
import io.tollgate.gateway.policy.LateResponse;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyChain;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.protocol.gateway.PolicyConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks its inner chain in those phases in which its condition holds, each judged anew. */
public final class ConditionalPolicy implements Policy {

  /** Makes it of {@code condition} and {@code policy_chain[]}. */
  public static PolicyFactory factory(Templates templates) {
    return (configuration, site, faults) -> {
      PolicyFields fields = new PolicyFields(configuration);
      ConditionReader conditions = new ConditionReader(templates, faults);
      Condition condition = conditions.read("condition", fields.node("condition"));
      PolicyChain chain =
          site.catalog().chainWithin(site, links(fields), "conditional.policy_chain", faults);
      return conditions.problem() == null
          ? fields.outcome(new ConditionalPolicy(condition, chain))
          : new PolicyOutcome.Invalid(conditions.problem());
    };
  }

  private static List<PolicyConfiguration> links(PolicyFields fields) {
    List<PolicyConfiguration> links = new ArrayList<>();
    for (PolicyFields link : fields.objects("policy_chain")) {
      links.add(
          new PolicyConfiguration(
              link.text("name", ""),
              link.text("version", "builtin"),
              link.node("configuration") instanceof ObjectNode object
                  ? object
                  : JsonNodeFactory.instance.objectNode()));
    }
    return links;
  }

  private final Condition condition;
  private final PolicyChain chain;

  private ConditionalPolicy(Condition condition, PolicyChain chain) {
    this.condition = condition;
    this.chain = chain;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    return takesPart(call) ? chain.rewrite(call) : PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome access(Call call) {
    return takesPart(call) ? chain.access(call) : PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome content(Call call) {
    return takesPart(call) ? chain.content(call) : PhaseOutcome.CONTINUE;
  }

  @Override
  public void response(Call call, HttpResponse head) {
    lateResponse(call, head, ConditionalPolicy::thrown);
  }

  @Override
  public boolean respondsLate() {
    return chain.respondsLate();
  }

  @Override
  public void lateResponse(Call call, HttpResponse head, LateResponse then) {
    if (holds(call)) {
      chain.response(call, head, (_, fine) -> then.done(fine ? null : new InnerChainFailed()));
    } else {
      then.done(null);
    }
  }

  private static void thrown(@Nullable RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void finished(Call call) {
    if (holds(call)) {
      chain.finished(call);
    }
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    return holds(call) ? chain.wouldAsk(phase, call) : null;
  }

  /** A phase that has begun within the chain ends there. */
  private boolean takesPart(Call call) {
    return call.goesOnWithin() || holds(call);
  }

  private boolean holds(Call call) {
    return condition.holds(TemplateContext.of(call));
  }
}
