package io.tollgate.gateway.policy.builtin.logging;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.LoggedLine;
import io.tollgate.gateway.liquid.HeaderMap;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.log.CredentialMask;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a log line can name beyond the variables of every template: those of the usual lines, and
 * the headers both ways. Keys are masked like there.
 *
 * @param usual writes the line that there is without the policy
 */
record LogVariables(boolean showCredentials, LoggedLine usual) {

  TemplateContext of(Call call, String time, int status, long bodyBytes, long nanos) {
    HttpHeaders received = call.receivedHeaders();
    String target = masked(call, call.request().uri());
    TemplateContext context =
        TemplateContext.of(call)
            .with("time_local", time)
            .with("status", status)
            .with("body_bytes_sent", bodyBytes)
            .with("request_time", String.format(Locale.ROOT, "%.3f", nanos / 1e9))
            .with("post_action_impact", "")
            .with("request_uri", target)
            .with(
                "request",
                "%s %s %s"
                    .formatted(
                        call.receivedLine().method(),
                        target,
                        call.request().protocolVersion().text()))
            .with("req", Map.of("headers", new HeaderMap(received)));
    if (!showCredentials) {
      mask(call, context);
    }
    return context;
  }

  private String masked(Call call, String url) {
    return showCredentials ? url : CredentialMask.mask(url, call.service());
  }

  private void mask(Call call, TemplateContext context) {
    if (context.value("credentials") instanceof Map<?, ?> credentials) {
      Map<String, Object> shown = new HashMap<>();
      credentials.forEach(
          (name, value) -> shown.put((String) name, "app_id".equals(name) ? value : "***"));
      context.with("credentials", shown);
    }
    if (context.value("original_request") instanceof Map<?, ?> original
        && original.get("query") instanceof String query) {
      Map<Object, Object> shown = new HashMap<>(original);
      shown.put("query", masked(call, "?" + query).substring(1));
      context.with("original_request", shown);
    }
  }
}
