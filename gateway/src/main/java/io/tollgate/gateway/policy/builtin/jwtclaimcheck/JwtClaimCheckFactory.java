package io.tollgate.gateway.policy.builtin.jwtclaimcheck;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.condition.Operand;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.mapping.ResourceRule;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes it of {@code rules[]}, {@code error_message} and {@code enable_extended_context}. */
public final class JwtClaimCheckFactory implements PolicyFactory {

  private final Templates templates;
  private final Profile profile;

  public JwtClaimCheckFactory(Templates templates, Profile profile) {
    this.templates = templates;
    this.profile = profile;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    ConditionReader conditions = new ConditionReader(templates, faults);
    List<ClaimRule> rules = new ArrayList<>();
    for (PolicyFields rule : fields.objects("rules")) {
      rules.add(rule(rule, configuration, rules.size(), conditions, faults));
    }
    PolicyOutcome outcome =
        fields.outcome(
            new JwtClaimCheckPolicy(
                rules,
                fields.flag("enable_extended_context", false),
                fields.text("error_message", "Request blocked due to JWT claim policy")));
    String problem = conditions.problem();
    return problem == null ? outcome : new PolicyOutcome.Invalid(problem);
  }

  private ClaimRule rule(
      PolicyFields fields,
      ObjectNode configuration,
      int index,
      ConditionReader conditions,
      Consumer<String> faults) {
    String field = "rules[" + index + "]";
    if (fields.text("resource", "").isEmpty()) {
      fields.wrong("resource", "must be a pattern such as /words/{word}");
    }
    Template resource =
        templates.typed(
            fields.node("resource"),
            fields.oneOf("resource_type", "plain", "plain", "liquid"),
            fault -> faults.accept(field + ".resource " + fault));
    return new ClaimRule(
        new ResourceRule(fields.texts("methods"), resource, profile),
        conditions.read(
            field,
            configuration.path("rules").path(index),
            "value",
            (operation, problem) -> claim(operation, field, problem, faults)));
  }

  private @Nullable Operand claim(
      JsonNode operation, String field, Consumer<String> problem, Consumer<String> faults) {
    String name = operation.path("jwt_claim").asString("");
    if (name.isEmpty()) {
      problem.accept("jwt_claim is missing");
      return null;
    }
    if (operation.path("jwt_claim_type").asString("plain").equals("liquid")) {
      return Operand.of(
          templates.liquid(name, fault -> faults.accept(field + ".operations.jwt_claim " + fault)));
    }
    return context -> ClaimText.of(context.value("jwt"), name);
  }
}
