package io.tollgate.gateway;

import io.tollgate.gateway.authorization.BackendAccess;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.log.AccessLog;
import io.tollgate.gateway.oidc.OpenIdConnect;
import io.tollgate.gateway.policy.ConfigurationCheck;
import io.tollgate.gateway.policy.LastingStates;
import io.tollgate.gateway.policy.OwnPolicies;
import io.tollgate.gateway.policy.PolicyCatalog;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.UnusablePolicyFile;
import io.tollgate.gateway.policy.builtin.AuthorizationPolicies;
import io.tollgate.gateway.policy.builtin.BuiltinPolicies;
import io.tollgate.gateway.policy.builtin.PolicyMeans;
import io.tollgate.gateway.policy.builtin.TokenPolicies;
import io.tollgate.gateway.policy.builtin.apicast.ApicastFactory;
import io.tollgate.gateway.policy.builtin.ratelimit.RateLimitFactory;
import io.tollgate.gateway.policy.builtin.tls.TlsFactory;
import io.tollgate.gateway.policy.builtin.upstreamconnection.UpstreamConnectionFactory;
import io.tollgate.gateway.policy.builtin.upstreammtls.UpstreamMtlsFactory;
import io.tollgate.gateway.policy.custom.CustomPolicies;
import io.tollgate.gateway.policy.schema.ConfigurationSchemas;
import io.tollgate.gateway.response.DebugHeaders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Puts together what policies are made with. */
record GatewayPolicies(
    GatewaySettings settings,
    BackendAccess access,
    OpenIdConnect openId,
    Templates templates,
    RateLimitFactory rateLimit,
    InstantSource clock) {

  /**
   * @throws ConfigurationException when a policy of the operator's own cannot be used
   */
  PolicyCatalog catalog(LastingStates states) {
    return new PolicyCatalog(builtin(), own(), check(), settings.profile(), states);
  }

  private Map<String, PolicyFactory> builtin() {
    boolean verify = settings.upstream().verify();
    return BuiltinPolicies.with(
        means(),
        new ApicastFactory(
            access,
            openId,
            new DebugHeaders(settings.profile(), settings.hostName()),
            settings.profile(),
            verify),
        rateLimit,
        new TlsFactory(clock),
        new UpstreamMtlsFactory(clock),
        new UpstreamConnectionFactory(settings.upstream().timeouts()),
        AuthorizationPolicies.of(access, settings.profile(), verify, directory(), clock),
        TokenPolicies.of(openId, templates, settings.profile(), clock));
  }

  private PolicyMeans means() {
    return new PolicyMeans(
        settings.profile(),
        templates,
        settings.upstream().verify(),
        settings.accessLog().showCredentials(),
        AccessLog.usual(settings.accessLog(), settings.profile()));
  }

  private OwnPolicies own() {
    if (settings.policies().path().isEmpty()) {
      return OwnPolicies.NONE;
    }
    try {
      return new CustomPolicies(settings.policies(), settings.upstream().verify());
    } catch (UnusablePolicyFile e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private ConfigurationCheck check() {
    return settings.policies().validate() ? new ConfigurationSchemas() : ConfigurationCheck.NONE;
  }

  /** What the configuration's names of files are relative to. */
  private Path directory() {
    Path here = Path.of("").toAbsolutePath();
    return settings.configuration() instanceof ConfigurationSource.File file
        ? here.resolve(file.file()).resolveSibling("")
        : here;
  }
}
