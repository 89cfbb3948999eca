package io.tollgate.protocol.gateway;

import io.tollgate.protocol.gateway.ProxyConfiguration.BackendEndpoint;
import io.tollgate.protocol.gateway.ProxyConfiguration.ErrorAnswer;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The proxy object, the opposite of {@link ProxyReader}. */
final class ProxyWriter {

  private ProxyWriter() {}

  static ObjectNode write(ProxyConfiguration proxy) {
    ObjectNode known =
        JsonNodeFactory.instance
            .objectNode()
            .put("endpoint", proxy.endpoint())
            .put("sandbox_endpoint", proxy.sandboxEndpoint())
            .put("api_backend", proxy.apiBackend())
            .put("authentication_method", proxy.authenticationMethod())
            .put("credentials_location", proxy.credentialsLocation())
            .put("auth_user_key", proxy.authUserKey())
            .put("auth_app_id", proxy.authAppId())
            .put("auth_app_key", proxy.authAppKey())
            .put("secret_token", proxy.secretToken())
            .put("hostname_rewrite", proxy.hostnameRewrite())
            .put("debug_key_sha256", proxy.debugKeySha256())
            .put("oidc_issuer_endpoint", proxy.tokens().issuerEndpoint())
            .put("jwt_claim_with_client_id", proxy.tokens().claim())
            .put("jwt_claim_with_client_id_type", proxy.tokens().claimType());
    answer(known, "auth_failed", proxy.authFailed());
    answer(known, "auth_missing", proxy.authMissing());
    answer(known, "no_match", proxy.noMatch());
    answer(known, "limits_exceeded", proxy.limitsExceeded());
    ArrayNode hosts = known.putArray("hosts");
    proxy.hosts().forEach(hosts::add);
    backend(known, proxy);
    policies(known, proxy);
    ArrayNode rules = known.putArray("proxy_rules");
    proxy.rules().forEach(rule -> rules.add(rule(rule)));
    return FieldOrder.PROXY.merge(known, proxy.other());
  }

  private static void answer(ObjectNode proxy, String refusal, ErrorAnswer answer) {
    proxy
        .put("error_" + refusal, answer.body())
        .put("error_status_" + refusal, answer.status())
        .put("error_headers_" + refusal, answer.contentType());
  }

  private static void backend(ObjectNode known, ProxyConfiguration proxy) {
    BackendEndpoint backend = proxy.backend();
    if (backend == null) {
      known.putNull("backend");
    } else {
      known.putObject("backend").put("endpoint", backend.endpoint()).put("host", backend.host());
    }
  }

  private static void policies(ObjectNode known, ProxyConfiguration proxy) {
    if (proxy.policyChain() == null) {
      known.putNull("policy_chain");
      return;
    }
    ArrayNode chain = known.putArray("policy_chain");
    for (PolicyConfiguration policy : proxy.policyChain()) {
      chain
          .addObject()
          .put("name", policy.name())
          .put("version", policy.version())
          .set("configuration", policy.configuration().deepCopy());
    }
  }

  private static ObjectNode rule(MappingRule rule) {
    ObjectNode known =
        JsonNodeFactory.instance
            .objectNode()
            .put("http_method", rule.httpMethod())
            .put("pattern", rule.pattern())
            .put("metric_system_name", rule.metricSystemName())
            .put("delta", rule.delta())
            .put("last", rule.last())
            .put("owner_type", rule.ownerType());
    String owner = rule.ownerId();
    if (owner == null) {
      known.putNull("owner_id");
    } else {
      known.set("owner_id", WholeNumber.orText(owner));
    }
    // Sorted: the record's map has no order, equal rules must give equal text.
    ObjectNode query = known.putObject("querystring_parameters");
    new TreeMap<>(rule.queryParameters()).forEach(query::put);
    return FieldOrder.RULE.merge(known, rule.other());
  }
}
