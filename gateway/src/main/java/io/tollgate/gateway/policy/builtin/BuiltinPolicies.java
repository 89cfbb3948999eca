package io.tollgate.gateway.policy.builtin;

import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.builtin.apicast.ApicastFactory;
import io.tollgate.gateway.policy.builtin.caching.CachingPolicy;
import io.tollgate.gateway.policy.builtin.cors.CorsPolicy;
import io.tollgate.gateway.policy.builtin.defaultcredentials.DefaultCredentialsPolicy;
import io.tollgate.gateway.policy.builtin.echo.EchoPolicy;
import io.tollgate.gateway.policy.builtin.grpc.GrpcPolicy;
import io.tollgate.gateway.policy.builtin.httpproxy.HttpProxyPolicy;
import io.tollgate.gateway.policy.builtin.ipcheck.IpCheckPolicy;
import io.tollgate.gateway.policy.builtin.nginxfilters.NginxFiltersPolicy;
import io.tollgate.gateway.policy.builtin.payloadlimits.PayloadLimitsPolicy;
import io.tollgate.gateway.policy.builtin.ratelimit.RateLimitFactory;
import io.tollgate.gateway.policy.builtin.ratelimitheaders.RateLimitHeadersPolicy;
import io.tollgate.gateway.policy.builtin.referrer.ReferrerPolicy;
import io.tollgate.gateway.policy.builtin.requestunbuffered.RequestUnbufferedPolicy;
import io.tollgate.gateway.policy.builtin.retry.RetryPolicy;
import io.tollgate.gateway.policy.builtin.tls.TlsFactory;
import io.tollgate.gateway.policy.builtin.upstreamconnection.UpstreamConnectionFactory;
import io.tollgate.gateway.policy.builtin.upstreammtls.UpstreamMtlsFactory;
import io.tollgate.gateway.policy.builtin.websocket.WebsocketPolicy;
import java.util.HashMap;
import java.util.Map;

/** The list of them. */
public final class BuiltinPolicies {

  private BuiltinPolicies() {}

  /** By the name that chains use. */
  public static Map<String, PolicyFactory> with(
      PolicyMeans means,
      ApicastFactory apicast,
      RateLimitFactory rateLimit,
      TlsFactory tls,
      UpstreamMtlsFactory upstreamMtls,
      UpstreamConnectionFactory upstreamConnection,
      AuthorizationPolicies authorization,
      TokenPolicies tokens) {
    Map<String, PolicyFactory> all = new HashMap<>(TemplatedPolicies.with(means));
    all.putAll(
        Map.ofEntries(
            Map.entry("3scale_batcher", authorization.batcher()),
            Map.entry("3scale_referrer", ReferrerPolicy.FACTORY),
            Map.entry("apicast", apicast),
            Map.entry("caching", CachingPolicy.FACTORY),
            Map.entry("cors", CorsPolicy.FACTORY),
            Map.entry("default_credentials", DefaultCredentialsPolicy.FACTORY),
            Map.entry("echo", EchoPolicy.FACTORY),
            Map.entry("grpc", GrpcPolicy.FACTORY),
            Map.entry("http_proxy", HttpProxyPolicy.FACTORY),
            Map.entry("ip_check", IpCheckPolicy.FACTORY),
            Map.entry("jwt_claim_check", tokens.claimCheck()),
            Map.entry("jwt_parser", tokens.parser()),
            Map.entry("keycloak_role_check", tokens.roleCheck()),
            Map.entry("nginx_filters", NginxFiltersPolicy.FACTORY),
            Map.entry("payload_limits", PayloadLimitsPolicy.FACTORY),
            Map.entry("plan_routing", authorization.planRouting()),
            Map.entry("rate_limit", rateLimit),
            Map.entry("rate_limit_headers", RateLimitHeadersPolicy.FACTORY),
            Map.entry("request_unbuffered", RequestUnbufferedPolicy.FACTORY),
            Map.entry("retry", RetryPolicy.FACTORY),
            Map.entry("tls", tls),
            Map.entry("token_introspection", tokens.introspection()),
            Map.entry("upstream_connection", upstreamConnection),
            Map.entry("upstream_mtls", upstreamMtls),
            Map.entry("websocket", WebsocketPolicy.FACTORY),
            Map.entry("whitelist_bypass", authorization.whitelistBypass())));
    return all;
  }
}
