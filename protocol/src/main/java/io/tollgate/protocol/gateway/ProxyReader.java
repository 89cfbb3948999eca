package io.tollgate.protocol.gateway;

import io.tollgate.protocol.gateway.ProxyConfiguration.BackendEndpoint;
import io.tollgate.protocol.gateway.ProxyConfiguration.ErrorAnswer;
import io.tollgate.protocol.gateway.ProxyConfiguration.TokenSettings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The proxy object (gateway.md, 1.1). */
final class ProxyReader {

  private ProxyReader() {}

  static ProxyConfiguration read(Fields proxy, @Nullable String documentDebugKey) {
    String debugKey = proxy.filledText("debug_key_sha256");
    return new ProxyConfiguration(
        Objects.requireNonNullElse(proxy.texts("hosts"), List.of("localhost")),
        proxy.filledText("endpoint"),
        proxy.filledText("sandbox_endpoint"),
        proxy.filledText("api_backend"),
        proxy.filledText("authentication_method"),
        proxy.text("credentials_location", "query"),
        parameterName(proxy, "auth_user_key", "user_key"),
        parameterName(proxy, "auth_app_id", "app_id"),
        parameterName(proxy, "auth_app_key", "app_key"),
        answer(proxy, "auth_failed"),
        answer(proxy, "auth_missing"),
        answer(proxy, "no_match"),
        answer(proxy, "limits_exceeded"),
        proxy.headerText("secret_token"),
        proxy.headerText("hostname_rewrite"),
        backend(proxy.object("backend")),
        proxy.objects("proxy_rules").stream().map(ProxyReader::rule).toList(),
        proxy.has("policy_chain")
            ? proxy.objects("policy_chain").stream().map(ProxyReader::policy).toList()
            : null,
        debugKey == null ? documentDebugKey : debugKey.toLowerCase(Locale.ROOT),
        new TokenSettings(
            proxy.filledText("oidc_issuer_endpoint"),
            proxy.filledText("jwt_claim_with_client_id"),
            proxy.filledText("jwt_claim_with_client_id_type")),
        proxy.rest());
  }

  private static String parameterName(Fields proxy, String field, String whenAbsent) {
    return proxy.text(field, whenAbsent).toLowerCase(Locale.ROOT);
  }

  private static ErrorAnswer answer(Fields proxy, String refusal) {
    return new ErrorAnswer(
        proxy.status("error_status_" + refusal),
        proxy.headerText("error_headers_" + refusal),
        proxy.text("error_" + refusal));
  }

  private static @Nullable BackendEndpoint backend(Fields backend) {
    String endpoint = backend.filledText("endpoint");
    String host = backend.headerText("host");
    return endpoint == null ? null : new BackendEndpoint(endpoint, host);
  }

  private static MappingRule rule(Fields rule) {
    return new MappingRule(
        rule.requiredText("http_method"),
        rule.requiredText("pattern"),
        rule.requiredText("metric_system_name"),
        rule.wholeNumber("delta", 0, 0, Long.MAX_VALUE),
        rule.flag("last"),
        rule.object("querystring_parameters").allTexts(),
        rule.filledText("owner_id"),
        rule.filledText("owner_type"),
        rule.rest());
  }

  private static PolicyConfiguration policy(Fields policy) {
    return new PolicyConfiguration(
        policy.requiredText("name"),
        policy.text("version", "builtin"),
        policy.object("configuration").rest());
  }
}
