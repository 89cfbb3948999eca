package io.tollgate.gateway.management;

import io.tollgate.gateway.refusal.LastRefusals;
import io.tollgate.gateway.refusal.RefusedCall;
import io.tollgate.gateway.refusal.RefusedCall.BackendSaid;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /refusals?n=&service=}: the last refusals, newest first (gateway.md, ruling 15). */
final class RefusalsResource {

  private static final int USUAL = 20;

  private final LastRefusals refusals;
  private final boolean guarded;

  /**
   * @param guarded whether a token is asked for before anything is shown
   */
  RefusalsResource(LastRefusals refusals, boolean guarded) {
    this.refusals = refusals;
    this.guarded = guarded;
  }

  Answer show(Exchange exchange) {
    if (!guarded && !exchange.peer().getAddress().isLoopbackAddress()) {
      return Answer.of(
          403,
          "text/plain",
          "Refusals tell about clients: ask from this machine, or set gateway.management.token\n");
    }
    Integer most = most(QueryText.first(exchange, "n"));
    if (most == null) {
      return Answer.of(400, "text/plain", "n must be a number from 1 to 1000\n");
    }
    String service = QueryText.first(exchange, "service");
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("refusals");
    for (RefusedCall refused : refusals.last(most, service.isEmpty() ? null : service)) {
      list.add(json(refused));
    }
    return JsonAnswer.of(200, document);
  }

  private static @Nullable Integer most(String text) {
    if (text.isEmpty()) {
      return USUAL;
    }
    return text.matches("[1-9]\\d{0,2}|1000") ? Integer.valueOf(text) : null;
  }

  private static ObjectNode json(RefusedCall refused) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", refused.id())
            .put("time", refused.time().toString())
            .put("client", refused.client())
            .put("host", refused.host())
            .put("service", refused.service())
            .put("service_name", refused.serviceName())
            .put("request", refused.request())
            .put("rules", refused.rules())
            .put("credential", refused.credential())
            .put("phase", refused.phase())
            .put("policy", refused.policy())
            .put("reason", refused.reason())
            .put("text", refused.text())
            .put("status", refused.status());
    BackendSaid backend = refused.backend();
    if (backend != null) {
      ObjectNode said = json.putObject("backend");
      if (backend.status() > 0) {
        said.put("status", backend.status()).put("code", backend.code());
      }
      said.put("detail", backend.detail());
      LimitHit limit = backend.limit();
      if (limit != null && limit.maxValue() >= 0) {
        json.putObject("limit")
            .put("max_value", limit.maxValue())
            .put("remaining", limit.remaining())
            .put("reset", limit.resetSeconds());
      }
    }
    return json;
  }
}
