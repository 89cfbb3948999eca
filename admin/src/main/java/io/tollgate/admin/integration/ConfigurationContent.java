package io.tollgate.admin.integration;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.backendapi.BackendApi;
import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.output.Times;
import io.tollgate.admin.service.BackendVersion;
import io.tollgate.admin.service.Service;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.gateway.ConfigurationWriter;
import io.tollgate.protocol.gateway.ProxyConfiguration;
import io.tollgate.protocol.gateway.ProxyConfiguration.BackendEndpoint;
import io.tollgate.protocol.gateway.ProxyConfiguration.ErrorAnswer;
import io.tollgate.protocol.gateway.ProxyConfiguration.TokenSettings;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the configuration of a service out of a snapshot (account-management-api.md, 6.2). Pure.
 */
final class ConfigurationContent {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Representation<Service> shown;
  private final String backendEndpoint;

  /**
   * @param shown how a service is shown: the content begins with it
   * @param backendEndpoint base URL of the Service Management API for gateways
   */
  ConfigurationContent(Representation<Service> shown, String backendEndpoint) {
    this.shown = shown;
    this.backendEndpoint = backendEndpoint;
  }

  /** The content of a complete snapshot as text. */
  String text(ServiceSnapshot snapshot) {
    return new ConfigurationWriter().content(service(snapshot)).toString();
  }

  private static Set<String> hosts(Proxy proxy) {
    Set<String> hosts = new LinkedHashSet<>();
    String endpoint = proxy.attributes().endpoint();
    String sandbox = proxy.attributes().sandboxEndpoint();
    if (endpoint != null) {
      hosts.add(PublicEndpoint.host(endpoint));
    }
    if (sandbox != null) {
      hosts.add(PublicEndpoint.host(sandbox));
    }
    return hosts;
  }

  /** The hosts that a content lists. */
  static Set<String> hosts(String content) {
    Set<String> hosts = new LinkedHashSet<>();
    for (JsonNode host : JSON.readTree(content).path("proxy").path("hosts")) {
      hosts.add(host.asString());
    }
    return hosts;
  }

  private ServiceConfiguration service(ServiceSnapshot snapshot) {
    Service service = snapshot.service();
    ObjectNode other = JSON.valueToTree(shown.shown(service));
    other
        .put("account_id", service.tenantId())
        .put("tenant_id", service.tenantId())
        .put("default_application_plan_id", service.defaultApplicationPlanId())
        .put("default_service_plan_id", service.defaultServicePlanId())
        .put("proxiable?", true);
    return new ServiceConfiguration(
        Long.toString(service.id()),
        service.systemName(),
        service.backendVersion().forBackend().wireName(),
        new BackendAuthentication.ServiceToken(snapshot.tokens().getFirst()),
        proxy(snapshot),
        other);
  }

  private ProxyConfiguration proxy(ServiceSnapshot snapshot) {
    ProxyAttributes attributes = snapshot.proxy().attributes();
    CredentialNames names = attributes.credentials();
    RefusalAnswers refusals = attributes.refusals();
    BackendApi upstream = BackendApis.atRoot(snapshot.usages());
    return new ProxyConfiguration(
        List.copyOf(hosts(snapshot.proxy())),
        attributes.endpoint(),
        attributes.sandboxEndpoint(),
        upstream == null || PublishedPolicies.routesByPath(snapshot.usages())
            ? null
            : upstream.privateEndpoint(),
        snapshot.service().backendVersion().wireName(),
        names.location(),
        names.userKey(),
        names.appId(),
        names.appKey(),
        answer(refusals.authFailed()),
        answer(refusals.authMissing()),
        answer(refusals.noMatch()),
        answer(refusals.limitsExceeded()),
        attributes.secretToken(),
        attributes.hostnameRewrite(),
        new BackendEndpoint(backendEndpoint, PublicEndpoint.host(backendEndpoint)),
        PublishedRules.of(snapshot),
        PublishedPolicies.of(snapshot.proxy(), snapshot.usages()),
        Secrets.digest(snapshot.tenant().providerKey()),
        new TokenSettings(
            attributes.oidc().issuer(), attributes.oidc().claim(), attributes.oidc().claimType()),
        otherOfProxy(snapshot));
  }

  private static ErrorAnswer answer(RefusalAnswer answer) {
    return new ErrorAnswer((int) answer.status(), answer.contentType(), answer.body());
  }

  private static ObjectNode otherOfProxy(ServiceSnapshot snapshot) {
    Proxy proxy = snapshot.proxy();
    ProxyAttributes attributes = proxy.attributes();
    BackendVersion version = snapshot.service().backendVersion();
    String endpoint = attributes.endpoint();
    String sandbox = attributes.sandboxEndpoint();
    return JSON.createObjectNode()
        .put("id", proxy.id())
        .put("tenant_id", proxy.tenantId())
        .put("service_id", proxy.serviceId())
        .put("deployed_at", time(proxy.deployedAt()))
        .put("hostname_rewrite_for_sandbox", attributes.hostnameRewrite())
        .put("oauth_login_url", attributes.oauthLoginUrl())
        .put("api_test_path", attributes.apiTestPath())
        .put("api_test_success", proxy.apiTestSuccess())
        .put("apicast_configuration_driven", true)
        .put("oidc_issuer_type", attributes.oidc().issuerType())
        .put("lock_version", proxy.lockVersion())
        .put("endpoint_port", endpoint == null ? null : PublicEndpoint.port(endpoint))
        .put("valid?", true)
        .put("service_backend_version", version.forBackend().wireName())
        .put("staging_domain", sandbox == null ? null : PublicEndpoint.host(sandbox))
        .put("production_domain", endpoint == null ? null : PublicEndpoint.host(endpoint))
        .put("created_at", time(proxy.createdAt()))
        .put("updated_at", time(proxy.updatedAt()));
  }

  private static @Nullable String time(@Nullable Long millis) {
    return millis == null ? null : Times.text(millis);
  }
}
