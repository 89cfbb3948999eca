package io.tollgate.gateway.liquid;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Variables of one rendering: those that the template assigns, then those of the call. */
final class LiquidScope extends liqp.TemplateContext {

  private final TemplateContext call;

  LiquidScope(liqp.Template template, liqp.TemplateParser parser, TemplateContext call) {
    super(template, parser, new HashMap<>());
    this.call = call;
  }

  @Override
  public boolean containsKey(String name) {
    return super.containsKey(name) || call.value(name) != null;
  }

  @Override
  public @Nullable Object get(String name) {
    Object assigned = super.get(name);
    return assigned == null ? call.value(name) : assigned;
  }
}
