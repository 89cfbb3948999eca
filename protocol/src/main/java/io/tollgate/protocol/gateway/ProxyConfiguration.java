package io.tollgate.protocol.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the gateway serves a service: the {@code proxy} object (gateway.md, 1.1). A null is an absent
 * field; its default stands in the contract and is applied where the field is used.
 *
 * @param hosts public host names, exact, without port
 * @param endpoint public base URL in production; its host is served from the production version
 * @param sandboxEndpoint public base URL in staging
 * @param apiBackend base URL of the upstream API
 * @param authenticationMethod {@code 1}, {@code 2}, {@code oauth}, {@code oidc}; null: the
 *     service's backend version
 * @param credentialsLocation {@code query}, {@code headers} or {@code authorization}
 * @param hostnameRewrite Host header for the upstream
 * @param backend where the Service Management API is
 * @param policyChain null: only {@code apicast}
 * @param debugKeySha256 hex SHA-256 of the tenant's provider key, which then also opens the debug
 *     headers
 * @param tokens how access tokens are read
 * @param other everything the gateway does not read
 */
public record ProxyConfiguration(
    List<String> hosts,
    @Nullable String endpoint,
    @Nullable String sandboxEndpoint,
    @Nullable String apiBackend,
    @Nullable String authenticationMethod,
    String credentialsLocation,
    String authUserKey,
    String authAppId,
    String authAppKey,
    ErrorAnswer authFailed,
    ErrorAnswer authMissing,
    ErrorAnswer noMatch,
    ErrorAnswer limitsExceeded,
    @Nullable String secretToken,
    @Nullable String hostnameRewrite,
    @Nullable BackendEndpoint backend,
    List<MappingRule> rules,
    @Nullable List<PolicyConfiguration> policyChain,
    @Nullable String debugKeySha256,
    TokenSettings tokens,
    ObjectNode other) {

  public ProxyConfiguration {
    hosts = List.copyOf(hosts);
    rules = List.copyOf(rules);
    policyChain = policyChain == null ? null : List.copyOf(policyChain);
  }

  /** Without secret token, debug key and what else a portal may have put in. */
  @Override
  public String toString() {
    return "ProxyConfiguration[" + hosts + " -> " + apiBackend + ", " + rules.size() + " rules]";
  }

  /**
   * The triple of one configured refusal: {@code error_status_x}, {@code error_headers_x} (a
   * Content-Type), {@code error_x}.
   */
  public record ErrorAnswer(
      @Nullable Integer status, @Nullable String contentType, @Nullable String body) {
    public static final ErrorAnswer DEFAULT = new ErrorAnswer(null, null, null);
  }

  /**
   * Where the issuer of access tokens is, and which application a token stands for.
   *
   * @param issuerEndpoint {@code oidc_issuer_endpoint}: base URL of the discovery document, may
   *     carry client id and secret as user and password; null: none
   * @param claim {@code jwt_claim_with_client_id}: name of a claim, or a template; null: {@code
   *     azp}
   * @param claimType {@code plain} or {@code liquid}; null: {@code plain}
   */
  public record TokenSettings(
      @Nullable String issuerEndpoint, @Nullable String claim, @Nullable String claimType) {
    public static final TokenSettings NONE = new TokenSettings(null, null, null);

    /** Without the endpoint's secret. */
    @Override
    public String toString() {
      return "TokenSettings[" + claim + "]";
    }
  }

  /**
   * @param endpoint base URL of the Service Management API
   * @param host Host header to use there, null: the endpoint's own
   */
  public record BackendEndpoint(String endpoint, @Nullable String host) {}
}
