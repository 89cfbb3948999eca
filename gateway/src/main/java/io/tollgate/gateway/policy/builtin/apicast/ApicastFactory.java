package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.authorization.AuthorizationSettings;
import io.tollgate.gateway.authorization.BackendAccess;
import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.ServiceAuthorizer;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.credentials.AuthenticationMode;
import io.tollgate.gateway.credentials.CredentialsReader;
import io.tollgate.gateway.mapping.RuleMatcher;
import io.tollgate.gateway.oidc.Issuer;
import io.tollgate.gateway.oidc.OpenIdConnect;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.response.DebugHeaders;
import io.tollgate.gateway.response.DebugKey;
import io.tollgate.gateway.response.ServiceRefusals;
import io.tollgate.protocol.gateway.ProxyConfiguration;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Compiles what {@link ApicastPolicy} needs of a service. */
public final class ApicastFactory implements PolicyFactory {

  private final BackendAccess backends;
  private final OpenIdConnect openId;
  private final DebugHeaders debugHeaders;
  private final Profile profile;
  private final boolean verifyUpstreams;

  /**
   * @param verifyUpstreams whether certificates of TLS upstreams must be trusted
   */
  public ApicastFactory(
      BackendAccess backends,
      OpenIdConnect openId,
      DebugHeaders debugHeaders,
      Profile profile,
      boolean verifyUpstreams) {
    this.backends = backends;
    this.openId = openId;
    this.debugHeaders = debugHeaders;
    this.profile = profile;
    this.verifyUpstreams = verifyUpstreams;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    ServiceConfiguration service = site.service();
    ProxyConfiguration proxy = service.proxy();
    DecisionOutcomes outcomes = new DecisionOutcomes(ServiceRefusals.of(proxy, profile));
    Questions questions = new Questions(service);
    ServiceAuthorizer authorizer = backends.authorizers().of(service, faults);
    AuthorizationSettings settings = backends.settings();
    Authorization authorization =
        new Authorization(
            service,
            questions,
            authorizer,
            new CachedAuthorization(
                questions,
                authorizer,
                backends.remembered(),
                backends.reports(),
                authorizer.inProcess() ? null : settings.caching(),
                settings.responseCodes()),
            settings.responseCodes() && authorizer.inProcess()
                ? new CodeReport(questions, authorizer.authorizer(), backends.reports())
                : null,
            outcomes,
            DebugKey.of(service, profile),
            new DebugTrace(debugHeaders));
    return new PolicyOutcome.Created(
        new ApicastPolicy(
            new CredentialsReader(service, profile),
            tokens(service, outcomes, faults),
            RuleMatcher.compile(proxy.rules(), profile, faults),
            outcomes,
            authorization,
            upstream(service, faults)));
  }

  private AccessTokens tokens(
      ServiceConfiguration service, DecisionOutcomes outcomes, Consumer<String> faults) {
    if (AuthenticationMode.of(service) != AuthenticationMode.ACCESS_TOKEN) {
      return new AccessTokens(null, _ -> "", outcomes);
    }
    Issuer issuer = openId.issuer(service, faults);
    return new AccessTokens(
        issuer == null ? null : openId.verifier(issuer),
        openId.application(service, faults),
        outcomes);
  }

  private @Nullable Upstream upstream(ServiceConfiguration service, Consumer<String> faults) {
    String url = service.proxy().apiBackend();
    if (url == null || url.isEmpty()) {
      return null;
    }
    Upstream upstream = Upstream.parse(url, service.id(), verifyUpstreams);
    if (upstream == null) {
      faults.accept("proxy.api_backend is no http, https, ws or wss URL: authorised calls get 404");
      return null;
    }
    String rewrite = service.proxy().hostnameRewrite();
    return rewrite == null || rewrite.isEmpty() ? upstream : upstream.calledBy(rewrite);
  }
}
