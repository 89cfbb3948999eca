package io.tollgate.gateway.policy.builtin.logging;

import io.tollgate.gateway.call.LoggedLine;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes it of {@code enable_access_logs}, {@code custom_logging}, {@code enable_json_logs}, {@code
 * json_object_config[]} and {@code condition}.
 */
public final class LoggingFactory implements PolicyFactory {

  private final Templates templates;
  private final LogVariables variables;

  /**
   * @param showCredentials whether keys may stand in the log
   * @param usual writes the line that there is without the policy
   */
  public LoggingFactory(Templates templates, boolean showCredentials, LoggedLine usual) {
    this.templates = templates;
    this.variables = new LogVariables(showCredentials, usual);
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    ConditionReader conditions = new ConditionReader(templates, faults);
    Condition condition =
        conditions.read(
            "condition",
            fields.node("condition"),
            "value",
            (operation, problem) ->
                conditions.operand(
                    "condition",
                    operation.path("match"),
                    operation.path("match_type").asString("plain")));
    LoggingPolicy policy = new LoggingPolicy(form(fields, faults), condition, variables);
    return conditions.problem() == null
        ? fields.outcome(policy)
        : new PolicyOutcome.Invalid(conditions.problem());
  }

  private @Nullable LineForm form(PolicyFields fields, Consumer<String> faults) {
    String custom = fields.text("custom_logging", "");
    if (!fields.flag("enable_access_logs", true)) {
      return new LineForm.None();
    }
    if (fields.flag("enable_json_logs", false)) {
      return json(fields, faults);
    }
    return custom.isEmpty()
        ? null
        : new LineForm.Text(
            templates.liquid(custom, fault -> faults.accept("custom_logging " + fault)));
  }

  private LineForm json(PolicyFields fields, Consumer<String> faults) {
    List<LineForm.Field> members = new ArrayList<>();
    for (PolicyFields member : fields.objects("json_object_config")) {
      String key = member.text("key", "");
      if (key.isEmpty()) {
        member.wrong("key", "must be a name");
      }
      Template value =
          templates.typed(
              member.node("value"),
              member.text("value_type", "plain"),
              fault -> faults.accept("json_object_config " + key + " " + fault));
      members.add(new LineForm.Field(key, value));
    }
    return new LineForm.Json(members);
  }
}
