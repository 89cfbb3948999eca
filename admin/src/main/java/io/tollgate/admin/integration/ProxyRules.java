package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.PrivateEndpoint;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a proxy must be like (account-management-api.md, 5.4). */
final class ProxyRules {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?(:[0-9]{1,5})?");
  private static final Pattern TEST_PATH =
      Pattern.compile("/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");
  private static final int LONGEST_TEST_PATH = 8192;

  private ProxyRules() {}

  /**
   * What an installation allows.
   *
   * @param customEndpoints whether the addresses of hosted services may be chosen
   * @param upstream what the private base URL of a service may be
   */
  record Allowed(boolean customEndpoints, PrivateEndpoint.Allowed upstream) {}

  /** The addresses that a hosted service has. */
  record Generated(String endpoint, String sandboxEndpoint) {}

  /**
   * The wanted attributes in the form in which they are kept, or what is wrong with them.
   *
   * @param generated the addresses of a hosted service, null for one that chooses its own
   */
  static Outcome<ProxyAttributes> normalised(
      ProxyAttributes present,
      ProxyAttributes wanted,
      @Nullable Generated generated,
      Allowed allowed) {
    Validation validation = new Validation();
    boolean hosted = generated != null;
    String endpoint = PublicEndpoint.read(validation, "endpoint", wanted.endpoint(), hosted);
    String sandbox =
        PublicEndpoint.read(validation, "sandbox_endpoint", wanted.sandboxEndpoint(), hosted);
    String upstream = upstream(validation, present, wanted, allowed);
    wanted.credentials().check(validation);
    wanted.refusals().check(validation);
    wanted.oidc().check(validation);
    validation
        .matches("secret_token", wanted.secretToken(), TOKEN)
        .atMost("secret_token", wanted.secretToken(), 255)
        .matches("hostname_rewrite", wanted.hostnameRewrite(), HOST)
        .atMost("hostname_rewrite", wanted.hostnameRewrite(), 255)
        .atMost("oauth_login_url", wanted.oauthLoginUrl(), 255)
        .atMost("api_test_path", wanted.apiTestPath(), LONGEST_TEST_PATH)
        .matches("api_test_path", wanted.apiTestPath(), TEST_PATH);
    return validation.outcome(
        generated == null || allowed.customEndpoints()
            ? wanted.with(endpoint, sandbox, upstream)
            : wanted.with(generated.endpoint(), generated.sandboxEndpoint(), upstream));
  }

  /** Nothing leaves the upstream as it is; so does the very text that was read. */
  private static @Nullable String upstream(
      Validation validation, ProxyAttributes present, ProxyAttributes wanted, Allowed allowed) {
    String text = wanted.apiBackend();
    return text == null || Objects.equals(text, present.apiBackend())
        ? present.apiBackend()
        : PrivateEndpoint.read(validation, "api_backend", text, allowed.upstream());
  }
}
