package io.tollgate.gateway.condition;

import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;

/** One side of an operation. */
@FunctionalInterface
public interface Operand {

  /** What an undefined value compares as. */
  String NIL = "nil";

  /** {@value #NIL} when the call has no such thing. */
  String value(TemplateContext context);

  static Operand of(Template template) {
    return template::render;
  }
}
