package io.tollgate.gateway.condition;

import io.tollgate.gateway.liquid.TemplateContext;
import java.util.List;

/**
 * Operations joined by {@code and} or {@code or} (gateway.md, 5.2). Without operations, {@code and}
 * holds and {@code or} does not. Immutable.
 */
public record Condition(List<Operation> operations, boolean all) {

  /** Holds for every call: where no condition is configured. */
  public static final Condition ALWAYS = new Condition(List.of(), true);

  public Condition {
    operations = List.copyOf(operations);
  }

  public boolean holds(TemplateContext context) {
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i).holds(context) != all) {
        return !all;
      }
    }
    return all;
  }
}
