package io.tollgate.protocol.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping rule asks of a request's parameters (gateway.md, 2.3, query part). Order and
 * further parameters are free. Immutable; matching allocates nothing.
 */
public final class QueryCondition {

  private final String[] names;

  /** Parallel to the names; null where any value will do. */
  private final @Nullable String[] values;

  /**
   * @param parameters {@code querystring_parameters} of the rule: a value with a {@code {name}} in
   *     it asks for the parameter's presence, any other for just that value
   */
  public QueryCondition(Map<String, String> parameters) {
    int count = 0;
    String[] names = new String[parameters.size()];
    @Nullable String[] values = new @Nullable String[parameters.size()];
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      names[count] = parameter.getKey();
      values[count++] = Wildcard.in(value, 0) == null ? value : null;
    }
    this.names = names;
    this.values = values;
  }

  /**
   * Whether the parameters meet the condition.
   *
   * @param form parameters of a form body, which beat equal names of the query; {@link
   *     ParameterLookup#NONE} where the method has none
   */
  public boolean matches(ParameterLookup query, ParameterLookup form) {
    for (int i = 0; i < names.length; i++) {
      String inForm = form.last(names[i]);
      String actual = inForm != null ? inForm : query.last(names[i]);
      if (actual == null || (values[i] != null && !actual.equals(values[i]))) {
        return false;
      }
    }
    return true;
  }
}
