package io.tollgate.gateway.liquid;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Upstream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What templates can name (gateway.md, 5.2): the call's own variables, what policies have shared,
 * and what the caller adds. Made per use, since it shows the call as it is at that moment.
 */
public final class TemplateContext {

  private final @Nullable Call call;
  private @Nullable Map<String, Object> added;

  private TemplateContext(@Nullable Call call) {
    this.call = call;
  }

  public static TemplateContext of(Call call) {
    return new TemplateContext(call);
  }

  /** These variables and no other: nothing of a call, which its caller may choose. */
  public static TemplateContext of(Map<String, Object> variables) {
    TemplateContext context = new TemplateContext(null);
    context.added = new HashMap<>(variables);
    return context;
  }

  /**
   * @throws NullPointerException when there is none
   */
  public Call call() {
    return Objects.requireNonNull(call, "these variables are of no call");
  }

  /** Shows the upstream that the call is to go to if no policy has picked another. */
  public TemplateContext withUpstream(@Nullable Upstream standard) {
    return standard != null && call().route() == null && call().upstream() == null
        ? with("upstream", CallVariables.shown(standard))
        : this;
  }

  /**
   * Adds a variable, which hides another of its name.
   *
   * @param value a text, number, boolean, list, map or JSON node; null adds nothing
   */
  public TemplateContext with(String name, @Nullable Object value) {
    if (value != null) {
      added = added == null ? new HashMap<>() : added;
      added.put(name, value);
    }
    return this;
  }

  /** Null when there is none of the name. */
  public @Nullable Object value(String name) {
    Object own = added == null ? null : added.get(name);
    if (call == null) {
      return Values.plain(own);
    }
    if (own == null) {
      own = CallVariables.value(call, name);
    }
    return Values.plain(own == null ? call.shared(name) : own);
  }
}
