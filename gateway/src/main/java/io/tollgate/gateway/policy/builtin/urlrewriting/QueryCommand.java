package io.tollgate.gateway.policy.builtin.urlrewriting;

import io.tollgate.gateway.call.QueryEdit;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.MethodList;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.function.Consumer;

/** Changes a parameter of the query. */
record QueryCommand(String operation, String parameter, Template value, MethodList methods) {

  static QueryCommand of(PolicyFields fields, Templates templates, Consumer<String> faults) {
    String operation = fields.text("op", "");
    if (!operation.matches("add|set|push|delete")) {
      fields.wrong("op", "must be add, set, push or delete");
    }
    String parameter = fields.text("arg", "");
    if (parameter.isEmpty()) {
      fields.wrong("arg", "must be a parameter's name");
    }
    return new QueryCommand(
        operation,
        parameter,
        templates.typed(
            fields.node("value"),
            fields.text("value_type", "plain"),
            fault -> faults.accept("query_args_commands of " + parameter + ": value " + fault)),
        MethodList.of(fields));
  }

  void apply(QueryEdit query, TemplateContext context) {
    String text = value.render(context);
    switch (operation) {
      case "push" -> query.push(parameter, text);
      case "add" -> {
        if (query.has(parameter)) {
          query.push(parameter, text);
        }
      }
      case "set" -> {
        if (text.isEmpty()) {
          query.delete(parameter);
        } else {
          query.set(parameter, text);
        }
      }
      default -> query.delete(parameter);
    }
  }
}
