package io.tollgate.gateway.policy.builtin.maintenancemode;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import org.jspecify.annotations.Nullable;

/** In <em>access</em>: refuses the calls for which its condition holds. */
public final class MaintenanceModePolicy implements Policy {

  /**
   * Makes it of {@code status}, {@code message}, {@code message_content_type}, {@code condition}.
   */
  public static PolicyFactory factory(Templates templates) {
    return (configuration, site, faults) -> {
      PolicyFields fields = new PolicyFields(configuration);
      ConditionReader conditions = new ConditionReader(templates, faults);
      Condition condition = conditions.read("condition", fields.node("condition"));
      OwnAnswer answer =
          new OwnAnswer(
              (int) fields.whole("status", 503, 200, 599),
              HeaderText.safe(fields.text("message_content_type", "text/plain; charset=utf-8")),
              fields.text("message", "Service Unavailable - Maintenance") + "\n",
              null);
      String backend = site.service().proxy().apiBackend();
      Upstream standard =
          backend == null ? null : Upstream.parse(backend, site.service().id(), false);
      return conditions.problem() == null
          ? fields.outcome(new MaintenanceModePolicy(condition, standard, answer))
          : new PolicyOutcome.Invalid(conditions.problem());
    };
  }

  private final Condition condition;
  private final @Nullable Upstream standard;
  private final PhaseOutcome refused;

  private MaintenanceModePolicy(
      Condition condition, @Nullable Upstream standard, OwnAnswer answer) {
    this.condition = condition;
    this.standard = standard;
    this.refused = new PhaseOutcome.Refused(new Refusal(RefusalReason.MAINTENANCE, answer));
  }

  @Override
  public PhaseOutcome access(Call call) {
    return condition.holds(TemplateContext.of(call).withUpstream(standard))
        ? refused
        : PhaseOutcome.CONTINUE;
  }
}
