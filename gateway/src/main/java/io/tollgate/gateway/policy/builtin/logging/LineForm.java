package io.tollgate.gateway.policy.builtin.logging;

import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.log.LogText;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a line looks. */
sealed interface LineForm {

  /** Appends the line with its end, or nothing. */
  void append(StringBuilder lines, TemplateContext context);

  /** No line at all. */
  record None() implements LineForm {
    @Override
    public void append(StringBuilder lines, TemplateContext context) {}
  }

  /** A text; line breaks that a client sent stay within the line. */
  record Text(Template template) implements LineForm {
    @Override
    public void append(StringBuilder lines, TemplateContext context) {
      LogText.appendFormed(lines, template.render(context));
      lines.append('\n');
    }
  }

  record Field(String key, Template value) {}

  /** An object with these fields, in ASCII. */
  record Json(List<Field> fields) implements LineForm {
    @Override
    public void append(StringBuilder lines, TemplateContext context) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Field field : fields) {
        object.put(field.key(), field.value().render(context));
      }
      LogText.appendJson(lines, object.toString());
      lines.append('\n');
    }
  }
}
