package io.tollgate.gateway.policy.builtin.tokenintrospection;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.credentials.AuthenticationMode;
import io.tollgate.gateway.credentials.BearerToken;
import io.tollgate.gateway.credentials.CredentialsOutcome;
import io.tollgate.gateway.credentials.CredentialsReader;
import io.tollgate.gateway.oidc.Issuer;
import io.tollgate.gateway.oidc.IssuerUrl;
import io.tollgate.gateway.oidc.OpenIdConnect;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.response.ServiceRefusals;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes it of the fields of gateway.md, 5.3.3. */
public final class TokenIntrospectionFactory implements PolicyFactory {

  private static final String FROM_ISSUER = "use_3scale_oidc_issuer_endpoint";

  private final OpenIdConnect openId;
  private final Profile profile;
  private final InstantSource clock;

  public TokenIntrospectionFactory(OpenIdConnect openId, Profile profile, InstantSource clock) {
    this.openId = openId;
    this.profile = profile;
    this.clock = clock;
  }

  /** Whom a policy asks, and as whom. */
  private record Asked(Supplier<@Nullable String> url, String asker, ClientProof proof) {}

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    ServiceConfiguration service = site.service();
    String type =
        fields.oneOf(
            "auth_type",
            "client_id+client_secret",
            "client_id+client_secret",
            FROM_ISSUER,
            "client_secret_jwt",
            "private_key_jwt");
    Asked asked =
        type.equals(FROM_ISSUER)
            ? fromIssuer(service, faults)
            : fromFields(fields, ClientProofs.read(type, fields, clock));
    IntrospectionCache cache =
        new IntrospectionCache(
            site.state().keep(ActiveTokens.class, ActiveTokens::new),
            asked.asker(),
            (int) fields.whole("max_cached_tokens", 0, 0, 10_000),
            fields.has("max_ttl_tokens") ? fields.whole("max_ttl_tokens", 1, 1, 3600) * 1000 : null,
            clock);
    return fields.outcome(
        new TokenIntrospectionPolicy(
            new IntrospectionEndpoint(
                openId.documents(),
                openId.userAgent(),
                openId.verifiesCertificates(),
                asked.url(),
                asked.proof()),
            cache,
            tokens(service),
            ServiceRefusals.of(service.proxy(), profile).authorizationFailed()));
  }

  private Asked fromIssuer(ServiceConfiguration service, Consumer<String> faults) {
    Issuer issuer = openId.issuer(service, faults);
    String endpoint = service.proxy().tokens().issuerEndpoint();
    IssuerUrl url = endpoint == null ? null : IssuerUrl.parse(endpoint);
    String id = url == null ? "" : url.clientId();
    if (id.isEmpty()) {
      faults.accept(
          "proxy.oidc_issuer_endpoint has no client id and secret, token_introspection needs them:"
              + " https://id:secret@issuer.example.com/realm");
    }
    return new Asked(
        () -> issuer == null ? null : issuer.introspectionEndpoint(),
        endpoint == null ? "" : endpoint,
        ClientProof.basic(id, url == null ? "" : url.clientSecret()));
  }

  private static Asked fromFields(PolicyFields fields, ClientProof proof) {
    String url = fields.text("introspection_url", "");
    if (url.isEmpty()) {
      fields.wrong("introspection_url", "must be the URL that tokens are asked about at");
    }
    return new Asked(() -> url, url + " " + fields.text("client_id", ""), proof);
  }

  /** Where the service's tokens stand; a Bearer one where the service has none. */
  private Function<Call, @Nullable String> tokens(ServiceConfiguration service) {
    if (AuthenticationMode.of(service) != AuthenticationMode.ACCESS_TOKEN) {
      return call -> BearerToken.of(call.headers());
    }
    CredentialsReader reader = new CredentialsReader(service, profile);
    return call ->
        reader.read(call) instanceof CredentialsOutcome.AccessToken(String token) ? token : null;
  }
}
