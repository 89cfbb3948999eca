package io.tollgate.gateway.policy.builtin.logging;

import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.LoggedLine;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.liquid.HeaderMap;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.policy.Policy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the call's line of the access log written in its own form, or not at all.
 *
 * <p>Its part is done in <em>rewrite</em>, or over the answer of a call that did not get so far.
 */
final class LoggingPolicy implements Policy, LoggedLine {

  private static final String ANSWER = "resp";

  private final @Nullable LineForm form;
  private final Condition condition;
  private final LogVariables variables;

  /**
   * @param form null: the usual line, where the condition holds
   */
  LoggingPolicy(@Nullable LineForm form, Condition condition, LogVariables variables) {
    this.form = form;
    this.condition = condition;
    this.variables = variables;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.keepHeaders();
    call.logged(this);
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public void response(Call call, HttpResponse head) {
    call.logged(this);
    call.share(ANSWER, Map.of("headers", new HeaderMap(head.headers())));
  }

  @Override
  public void append(
      StringBuilder lines, String time, Call call, int status, long bodyBytes, long nanos) {
    TemplateContext context = variables.of(call, time, status, bodyBytes, nanos);
    if (!condition.holds(context)) {
      return;
    }
    if (form == null) {
      variables.usual().append(lines, time, call, status, bodyBytes, nanos);
    } else {
      form.append(lines, context);
    }
  }
}
